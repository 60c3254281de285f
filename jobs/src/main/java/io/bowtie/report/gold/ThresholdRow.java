package io.bowtie.report.gold;

/**
 * The threshold of a use case on the night.
 *
 * @param side at-or-above or below
 * @param binding cost, capacity, cost_unchecked or band_edge
 * @param costThreshold by cost alone; missing at a band edge
 * @param author empty at a band edge, as are approver and day
 */
public record ThresholdRow(
    String useCase,
    String id,
    double threshold,
    String side,
    double clearThreshold,
    long dwellNights,
    String binding,
    Estimate costThreshold,
    Estimate costOfFalseAlert,
    Estimate costOfMiss,
    Estimate capacity,
    String author,
    String approver,
    String effectiveFrom,
    String evidenceVersion,
    long open,
    long alerts,
    long owners,
    Estimate alertsPerWeek,
    Estimate alertsPerOwner) {
  private static final String NOT_SET = "nobody has set costs";
  private static final String NO_TEST = "there are no test rows";

  static ThresholdRow of(Fields fields) {
    return new ThresholdRow(
        fields.text("use_case"),
        fields.text("threshold_id"),
        fields.number("threshold"),
        fields.text("alert_side"),
        fields.number("clear_threshold"),
        fields.count("minimum_dwell_nights"),
        fields.text("binding"),
        set(fields, "cost_threshold"),
        set(fields, "cost_of_false_alert"),
        set(fields, "cost_of_miss"),
        set(fields, "capacity_per_week"),
        fields.text("author"),
        fields.text("approver"),
        fields.day("effective_from_as_of"),
        fields.text("evidence_version"),
        fields.count("open_tonight"),
        fields.count("alerts_tonight"),
        fields.count("owners_tonight"),
        fields.estimate(
            "alerts_per_week",
            "alerts_per_week_low",
            "alerts_per_week_high",
            Estimate.UNKNOWN_SUPPORT,
            NO_TEST),
        fields.estimate("alerts_per_owner_week", Estimate.UNKNOWN_SUPPORT, NO_TEST));
  }

  private static Estimate set(Fields fields, String column) {
    return fields.estimate(column, Estimate.UNKNOWN_SUPPORT, NOT_SET);
  }
}
