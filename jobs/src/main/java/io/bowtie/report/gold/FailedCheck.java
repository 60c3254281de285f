package io.bowtie.report.gold;

/**
 * A quality check that did not pass on a night.
 *
 * @param outcome caveat, quarantine or block
 */
public record FailedCheck(
    String source,
    String entity,
    String rule,
    String column,
    String outcome,
    long failedRows,
    String asOf) {

  static FailedCheck of(Fields fields) {
    return new FailedCheck(
        fields.text("source"),
        fields.text("entity"),
        fields.text("rule"),
        fields.masked("column_name"),
        fields.text("outcome"),
        fields.count("failed_rows"),
        fields.day("as_of"));
  }
}
