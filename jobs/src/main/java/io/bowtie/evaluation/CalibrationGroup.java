package io.bowtie.evaluation;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * How right probabilities are in one group. A group whose rows may not be shown has none of it,
 * with the reason: see {@link GroupMetrics} for which.
 *
 * @param dimension such as stage
 * @param group such as proposal
 * @param gap mean probability minus observed rate, with its interval from resampled accounts
 * @param meanProbability what was foretold
 * @param observedRate what came, with Wilson's interval
 * @param line slope and intercept of the logistic refit
 * @param error the expected calibration error
 * @param noiseFloor what a perfect model would stay below at these rows, 19 times in 20
 */
public record CalibrationGroup(
    String dimension,
    String group,
    Metric gap,
    Metric meanProbability,
    Metric observedRate,
    CalibrationLine line,
    Metric error,
    Metric noiseFloor) {

  /** Fewer events, or fewer rows without, make no line worth reading. */
  private static final int FEWEST_OF_EACH = 20;

  /** Where groups are cut into positive and negative; no figure here depends on it. */
  private static final double ANY_THRESHOLD = 0.5;

  /** Every group of every dimension that any row names, in order. */
  public static List<CalibrationGroup> of(Collection<GroupedRow> rows, ClusterBootstrap bootstrap) {
    return GroupMetrics.report(rows, ANY_THRESHOLD, bootstrap).metrics().stream()
        .filter(metric -> metric.measure() == GroupMeasure.CALIBRATION_GAP)
        .map(metric -> of(metric, rows, bootstrap))
        .toList();
  }

  private static CalibrationGroup of(
      GroupMetric metric, Collection<GroupedRow> rows, ClusterBootstrap bootstrap) {
    if (!metric.value().isDefined()) {
      return hidden(metric);
    }
    ScoredRows own =
        ScoredRows.of(rows.stream().filter(metric::holds).map(GroupedRow::row).toList());
    CalibrationCurve curve = CalibrationCurve.of(own);
    return new CalibrationGroup(
        metric.dimension(),
        metric.group(),
        metric.value(),
        ProbabilityMetrics.meanProbability(own, bootstrap),
        Wilson.share(own.eventCount(), own.size(), "there are no test rows"),
        line(own, bootstrap),
        curve.expectedCalibrationError(),
        curve
            .noiseFloor(bootstrap.seed())
            .map(floor -> Metric.of(floor.p95(), "share", own.size()))
            .orElse(Metric.undefined("there are no test rows")));
  }

  private static CalibrationLine line(ScoredRows rows, ClusterBootstrap bootstrap) {
    if (Math.min(rows.eventCount(), rows.nonEventCount()) < FEWEST_OF_EACH) {
      Metric none =
          Metric.undefined(
              "it has fewer than " + FEWEST_OF_EACH + " events, or rows without an event");
      return new CalibrationLine(none, none);
    }
    return CalibrationLine.of(rows, bootstrap);
  }

  private static CalibrationGroup hidden(GroupMetric metric) {
    Metric none = metric.value();
    return new CalibrationGroup(
        metric.dimension(),
        metric.group(),
        none,
        none,
        none,
        new CalibrationLine(none, none),
        none,
        none);
  }

  /** Its figures by their name in tables. */
  public Stream<Named> figures() {
    return Stream.of(
        new Named("calibration_gap", gap),
        new Named("mean_probability", meanProbability),
        new Named("observed_rate", observedRate),
        new Named("calibration_slope", line.slope()),
        new Named("calibration_intercept", line.intercept()),
        new Named("ece", error),
        new Named("ece_noise_floor_p95", noiseFloor));
  }

  /** One figure. */
  public record Named(String name, Metric metric) {}
}
