package io.bowtie.report.gold;

/**
 * Rows set aside for one reason.
 *
 * @param rows set aside up to tonight
 * @param tonight those that tonight set aside
 * @param example the reason of one of them, in words, with the remedy
 */
public record QuarantineCount(
    String source,
    String entity,
    String reasonCode,
    String column,
    long rows,
    long tonight,
    String example) {

  static QuarantineCount of(Fields fields) {
    return new QuarantineCount(
        fields.text("source"),
        fields.text("entity"),
        fields.text("reason_code"),
        fields.masked("column_name"),
        fields.count("rows"),
        fields.count("tonight"),
        fields.masked("example"));
  }
}
