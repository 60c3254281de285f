package io.bowtie.report.gold;

/**
 * A promotion or rollback.
 *
 * @param version the champion from then on; empty for rules
 * @param effectiveFrom the first as-of that uses it
 */
public record EventRow(
    String useCase,
    int sequence,
    String event,
    String version,
    String former,
    String effectiveFrom,
    String decidedBy,
    String note) {

  static EventRow of(Fields fields) {
    return new EventRow(
        fields.text("use_case"),
        (int) fields.count("sequence"),
        fields.text("event"),
        fields.text("model_version"),
        fields.text("former_version"),
        fields.day("effective_from_as_of"),
        fields.text("decided_by"),
        fields.text("note"));
  }
}
