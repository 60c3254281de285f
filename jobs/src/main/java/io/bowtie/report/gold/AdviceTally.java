package io.bowtie.report.gold;

/**
 * How many pieces of advice users were given in the last {@link GovernanceNight#DAYS} days, by what
 * had to be agreed to. One that changed its tier or status is counted in both.
 *
 * @param approvalRole who must approve; empty when nobody has to
 */
public record AdviceTally(
    String useCase,
    String action,
    String riskTier,
    String status,
    String approvalRole,
    long advice) {

  static AdviceTally of(Fields fields) {
    return new AdviceTally(
        fields.text("use_case"),
        fields.text("action"),
        fields.text("risk_tier"),
        fields.text("status"),
        fields.text("approval_role"),
        fields.count("advice"));
  }
}
