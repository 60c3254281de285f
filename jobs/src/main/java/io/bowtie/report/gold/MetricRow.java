package io.bowtie.report.gold;

/**
 * A metric of a backtest.
 *
 * @param candidate {@link #MODEL}, an algorithm or a baseline
 * @param question within_horizon or won_against_lost
 * @param origin the backtest's cut as 2026-01-31; empty for all origins pooled
 * @param metric its name
 * @param unit what it counts in
 * @param estimate the number
 */
public record MetricRow(
    String candidate,
    String question,
    String origin,
    String metric,
    String unit,
    Estimate estimate) {

  /** The model: at each cut, the algorithm that was chosen there. */
  public static final String MODEL = "model";

  /** The question that every model answers. */
  public static final String WITHIN_HORIZON = "within_horizon";

  /** The question among closed deals alone. */
  public static final String WON_AGAINST_LOST = "won_against_lost";

  static MetricRow of(Fields fields) {
    return new MetricRow(
        fields.text("candidate"),
        fields.text("question"),
        fields.day("origin"),
        fields.text("metric"),
        fields.text("unit"),
        fields.estimate(
            "value", "low", "high", fields.count("support"), fields.text("undefined_reason")));
  }

  /** Whether it is of the model, not of what it is compared with. */
  public boolean isOfModel() {
    return candidate.equals(MODEL);
  }

  /** Whether it stands for all origins together. */
  public boolean isPooled() {
    return origin.isEmpty();
  }
}
