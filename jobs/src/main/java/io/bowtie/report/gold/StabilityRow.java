package io.bowtie.report.gold;

/**
 * How far a night's reasons are those of the night before.
 *
 * @param former the night before; empty where no entity was scored on both
 * @param overlap share of families in both nights' reasons
 * @param same share of unchanged entities with the same reasons in the same order
 */
public record StabilityRow(
    String useCase, String former, Estimate overlap, Estimate same, String asOf) {

  static StabilityRow of(Fields fields) {
    String reason = fields.text("undefined_reason");
    return new StabilityRow(
        fields.text("use_case"),
        fields.day("former_as_of"),
        fields.estimate("family_overlap", fields.count("common_count"), reason),
        fields.estimate("unchanged_same_share", fields.count("unchanged_count"), reason),
        fields.day("as_of"));
  }
}
