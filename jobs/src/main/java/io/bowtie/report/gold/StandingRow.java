package io.bowtie.report.gold;

/**
 * A stop, a resume or a fall back to shadow.
 *
 * @param event stopped, resumed or fell_back
 * @param from the first night that it counts for
 */
public record StandingRow(
    String useCase, String event, String from, String decidedBy, String note) {

  static StandingRow of(Fields fields) {
    return new StandingRow(
        fields.text("use_case"),
        fields.text("event"),
        fields.day("effective_from_as_of"),
        fields.text("decided_by"),
        fields.text("note"));
  }
}
