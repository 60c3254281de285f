package io.bowtie.report.gold;

/**
 * What a threshold would have done in one part of the backtest.
 *
 * @param scenario costs as set, or one of them moved by half
 * @param part chosen_on or confirmed_on
 */
public record ThresholdTrial(
    String useCase,
    String scenario,
    String part,
    double threshold,
    String binding,
    long rows,
    Estimate precision,
    Estimate recall,
    Estimate falseAlertsPerHundred,
    Estimate alertsPerWeek,
    Estimate costPerWeek) {

  /** The part of the backtest on which a threshold is confirmed. */
  public static final String CONFIRMED_ON = "confirmed_on";

  static ThresholdTrial of(Fields fields) {
    String reason = fields.text("undefined_reason");
    long alerts = fields.count("right_alerts") + fields.count("false_alerts");
    long due = fields.count("right_alerts") + fields.count("misses");
    return new ThresholdTrial(
        fields.text("use_case"),
        fields.text("scenario"),
        fields.text("part"),
        fields.number("threshold"),
        fields.text("binding"),
        fields.count("row_count"),
        fields.estimate("precision", "precision_low", "precision_high", alerts, reason),
        fields.estimate("recall", "recall_low", "recall_high", due, "there was nothing to do"),
        fields.estimate("false_alerts_per_100", alerts, reason),
        fields.estimate(
            "alerts_per_week",
            "alerts_per_week_low",
            "alerts_per_week_high",
            Estimate.UNKNOWN_SUPPORT,
            "there are no test rows"),
        fields.estimate("cost_per_week", Estimate.UNKNOWN_SUPPORT, "nobody has set costs"));
  }
}
