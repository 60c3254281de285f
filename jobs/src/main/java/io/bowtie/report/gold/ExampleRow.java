package io.bowtie.report.gold;

import java.util.List;

/**
 * One of tonight's scores as an example, by id alone.
 *
 * @param rank 1 is the highest probability of the use case tonight
 * @param probability calibrated, with the interval of its calibration bin
 * @param basis model or rules
 * @param reasons by weight
 * @param advice all that is advised for it, in the order of the actions' codes; empty for none
 */
public record ExampleRow(
    String useCase,
    String entityId,
    int rank,
    Estimate probability,
    String band,
    String confidence,
    String basis,
    List<String> caveats,
    List<ReasonRow> reasons,
    List<Advised> advice) {

  public ExampleRow {
    caveats = List.copyOf(caveats);
    reasons = List.copyOf(reasons);
    advice = List.copyOf(advice);
  }

  /**
   * What is advised.
   *
   * @param approvalRole who must approve; empty when nobody has to
   */
  public record Advised(
      String text, String effect, String riskTier, String status, String approvalRole) {

    static Advised of(Fields fields) {
      return new Advised(
          fields.text("action_text"),
          fields.text("expected_effect"),
          fields.text("risk_tier"),
          fields.text("status"),
          fields.text("approval_role"));
    }
  }

  static ExampleRow of(Fields fields, List<ReasonRow> reasons, List<Advised> advice) {
    return new ExampleRow(
        fields.text("use_case"),
        fields.text("entity_id"),
        (int) fields.count("rank"),
        fields.estimate(
            "probability", "probability_low", "probability_high", Estimate.UNKNOWN_SUPPORT, ""),
        fields.text("band"),
        fields.text("confidence"),
        fields.text("basis"),
        fields.texts("caveats"),
        reasons,
        advice);
  }
}
