package io.bowtie.report.gold;

/**
 * A calibration bin: what was predicted against what happened.
 *
 * @param bin 1 holds the lowest probabilities
 * @param observed the event rate with its Wilson interval
 * @param isInside whether the interval holds the mean probability
 */
public record BinRow(
    int bin,
    double lowest,
    double highest,
    long events,
    double meanProbability,
    Estimate observed,
    boolean isInside) {

  static BinRow of(Fields fields) {
    return new BinRow(
        (int) fields.count("bin"),
        fields.number("lowest_probability"),
        fields.number("highest_probability"),
        fields.count("event_count"),
        fields.number("mean_probability"),
        fields.estimate(
            "observed_rate", "observed_low", "observed_high", fields.count("row_count"), ""),
        fields.flag("is_inside"));
  }
}
