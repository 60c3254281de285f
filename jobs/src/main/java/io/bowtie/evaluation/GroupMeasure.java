package io.bowtie.evaluation;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * What is compared between groups. Each is a numerator over its own denominator, and the minimum of
 * rows applies to that denominator, not to the size of the group.
 */
public enum GroupMeasure {
  /** Predicted positive, of all rows. */
  SELECTION_RATE("share", Tally::positives, Tally::rows, Cells.DECISIONS),
  /** Predicted positive, of the rows with an event. */
  TRUE_POSITIVE_RATE("share", Tally::truePositives, Tally::events, Cells.MATRIX),
  /** Predicted positive, of the rows without an event. */
  FALSE_POSITIVE_RATE("share", Tally::falsePositives, Tally::nonEvents, Cells.MATRIX),
  /** With an event, of the rows predicted positive. */
  PRECISION("share", Tally::truePositives, Tally::positives, Cells.MATRIX),
  /**
   * Mean probability minus observed rate: above 0 too high. Around zero a ratio of gaps says
   * nothing, so groups are compared by events foretold per event observed.
   */
  CALIBRATION_GAP(
      "difference of shares",
      tally -> tally.probability() - tally.events(),
      Tally::rows,
      Cells.OUTCOMES) {
    @Override
    OptionalDouble compared(Tally tally) {
      return ratio(tally.probability(), tally.events());
    }
  },
  /**
   * Mean squared distance of probability and outcome. It depends on the group's base rate, so a
   * ratio outside the band may be no fault of the model.
   */
  BRIER("squared error", Tally::squaredError, Tally::rows, Cells.OUTCOMES);

  /** Below so many rows in its denominator a measure is not shown. */
  static final int MINIMUM_SUPPORT = 30;

  private final String unit;
  private final ToDoubleFunction<Tally> numerator;
  private final ToDoubleFunction<Tally> denominator;
  private final Cells reveals;

  GroupMeasure(
      String unit,
      ToDoubleFunction<Tally> numerator,
      ToDoubleFunction<Tally> denominator,
      Cells reveals) {
    this.unit = unit;
    this.numerator = numerator;
    this.denominator = denominator;
    this.reveals = reveals;
  }

  /** As tables and reports write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The counts that it gives away. */
  Cells reveals() {
    return reveals;
  }

  /** Rows in its own denominator. */
  long support(Tally tally) {
    return Math.round(denominator.applyAsDouble(tally));
  }

  /** Numerator over denominator, empty where that is empty. */
  OptionalDouble value(Tally tally) {
    return ratio(numerator.applyAsDouble(tally), denominator.applyAsDouble(tally));
  }

  /** What is set against the same of the rest of the population; empty where it does not exist. */
  OptionalDouble compared(Tally tally) {
    return value(tally);
  }

  /** The measure of these rows; a share has Wilson's interval already. */
  Metric metric(Tally tally) {
    long support = support(tally);
    if (support < MINIMUM_SUPPORT) {
      return Metric.undefined("its own denominator has fewer than " + MINIMUM_SUPPORT + " rows");
    }
    Metric metric = Metric.of(value(tally).orElseThrow(), unit, support);
    return isShare()
        ? metric.within(Wilson.interval(Math.round(numerator.applyAsDouble(tally)), support))
        : metric;
  }

  boolean isShare() {
    return unit.equals("share");
  }

  private static OptionalDouble ratio(double numerator, double denominator) {
    return denominator > 0 ? OptionalDouble.of(numerator / denominator) : OptionalDouble.empty();
  }
}
