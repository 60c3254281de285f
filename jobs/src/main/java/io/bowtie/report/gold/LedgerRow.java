package io.bowtie.report.gold;

/**
 * What became of a column that wanted to train.
 *
 * @param isCustom whether it is a field of the company's own
 * @param known when it is known
 * @param basis declared or measured
 * @param filled share of looks with a value
 * @param auc how well it ranks the outcome alone
 * @param missing correlation between its absence and the outcome
 * @param filledAfter share of decided looks in which it was filled in after the outcome
 * @param gain AUC that values of tonight gain over those of the day
 * @param verdict kept, constant, needs_sign_off or refused
 * @param caughtBy name, declaration, numbers, both; empty when nothing is held against it
 * @param isCaughtByNumbers whether the numbers alone would have caught it
 * @param signedBy who signed for it; empty when nobody had to
 * @param signReason why
 */
public record LedgerRow(
    String feature,
    String family,
    boolean isCustom,
    String known,
    String basis,
    Estimate filled,
    Estimate auc,
    Estimate missing,
    Estimate filledAfter,
    Estimate gain,
    String verdict,
    String reason,
    String caughtBy,
    boolean isCaughtByNumbers,
    String signedBy,
    String signReason) {

  private static final String TOO_FEW = "too few outcomes";
  private static final String NOT_TOLD = "too few looks told again";

  static LedgerRow of(Fields fields) {
    return new LedgerRow(
        fields.text("feature"),
        fields.text("family"),
        fields.flag("is_custom"),
        fields.text("known"),
        fields.text("basis"),
        fields.estimate("filled_share", fields.count("row_count"), "no mature looks"),
        fields.estimate("auc", Estimate.UNKNOWN_SUPPORT, TOO_FEW),
        fields.estimate(
            "missing_correlation",
            Estimate.UNKNOWN_SUPPORT,
            "never or always filled, or " + TOO_FEW),
        fields.estimate("filled_after_share", fields.count("decided_count"), NOT_TOLD),
        fields.estimate("latest_gain", fields.count("retold_look_count"), NOT_TOLD),
        fields.text("verdict"),
        fields.text("reason"),
        fields.text("caught_by"),
        fields.flag("is_caught_by_numbers"),
        fields.text("signed_by"),
        fields.text("sign_reason"));
  }

  public boolean isKept() {
    return verdict.equals("kept");
  }

  /** Whether it may know too much, and does not train for that. */
  public boolean isHeldAgainst() {
    return !isKept() && !isConstant();
  }

  /** Whether there is nothing to learn from it. */
  public boolean isConstant() {
    return verdict.equals("constant");
  }

  public boolean isSigned() {
    return !signedBy.isEmpty();
  }
}
