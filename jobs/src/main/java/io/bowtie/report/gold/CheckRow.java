package io.bowtie.report.gold;

/**
 * What a quality rule found.
 *
 * @param outcome pass, caveat, quarantine or block
 * @param failedBefore rows that failed in the nights before, the last one last; empty without any
 */
public record CheckRow(
    String source,
    String entity,
    String rule,
    String column,
    String outcome,
    long checkedRows,
    long failedRows,
    String failedBefore,
    String detail) {

  static CheckRow of(Fields fields) {
    return new CheckRow(
        fields.text("source"),
        fields.text("entity"),
        fields.text("rule"),
        fields.masked("column_name"),
        fields.text("outcome"),
        fields.count("checked_rows"),
        fields.count("failed_rows"),
        fields.text("failed_before"),
        fields.masked("detail"));
  }
}
