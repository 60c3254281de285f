package io.bowtie.report.gold;

/**
 * How many recommendations tonight ask for the same approval.
 *
 * @param approvalRole who must approve; empty when nobody has to
 */
public record ApprovalCount(
    String action, String riskTier, String status, String approvalRole, long recommendations) {

  static ApprovalCount of(Fields fields) {
    return new ApprovalCount(
        fields.text("action"),
        fields.text("risk_tier"),
        fields.text("status"),
        fields.text("approval_role"),
        fields.count("recommendations"));
  }
}
