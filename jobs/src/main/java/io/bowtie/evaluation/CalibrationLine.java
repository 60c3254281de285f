package io.bowtie.evaluation;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The logistic refit of the outcome on the log-odds of the probability. Right probabilities have
 * slope 1 and intercept 0; a slope below 1 says that they are too extreme, above 1 too timid.
 * Probabilities are clipped to 1e-15 and 1 - 1e-15 first.
 *
 * <p>Source: D. R. Cox, "Two further applications of a model for binary regression", Biometrika 45
 * (1958).
 *
 * @param slope in log-odds per log-odds
 * @param intercept in log-odds; both are undefined where no line exists, because there is one
 *     outcome only, one probability only, or the probabilities part the outcomes without error
 */
public record CalibrationLine(Metric slope, Metric intercept) {
  private static final String NO_LINE =
      "no line exists: all rows have the same outcome or the same probability, or the"
          + " probabilities part the outcomes without error";

  private static final LogisticLine RIGHT = new LogisticLine(0, 1);

  public static CalibrationLine of(ScoredRows rows, ClusterBootstrap bootstrap) {
    int size = rows.size();
    double[] x =
        IntStream.range(0, size).mapToDouble(rows::probability).map(Probability::logOdds).toArray();
    double[] y = IntStream.range(0, size).mapToDouble(row -> rows.isEvent(row) ? 1 : 0).toArray();
    LogisticFit fit = new LogisticFit(x, y);
    Optional<LogisticLine> observed = line(rows, fit, rows.clusters().once(), RIGHT);
    Metric none = Metric.undefined(size == 0 ? ProbabilityMetrics.NO_ROWS : NO_LINE);
    return observed
        .map(line -> withIntervals(rows, fit, line, bootstrap))
        .orElse(new CalibrationLine(none, none));
  }

  private static CalibrationLine withIntervals(
      ScoredRows rows, LogisticFit fit, LogisticLine observed, ClusterBootstrap bootstrap) {
    Draws slopes = new Draws(bootstrap.resamples());
    Draws intercepts = new Draws(bootstrap.resamples());
    bootstrap.forEachResample(
        rows.clusters(),
        copies -> {
          Optional<LogisticLine> line = line(rows, fit, copies, observed);
          slopes.add(number(line.map(LogisticLine::slope)));
          intercepts.add(number(line.map(LogisticLine::intercept)));
        });
    return new CalibrationLine(
        Metric.of(observed.slope(), "slope", rows.size()).within(slopes.interval()),
        Metric.of(observed.intercept(), "log-odds", rows.size()).within(intercepts.interval()));
  }

  private static Optional<LogisticLine> line(
      ScoredRows rows, LogisticFit fit, int[] copies, LogisticLine from) {
    double[] weights = new double[rows.size()];
    Arrays.setAll(weights, row -> rows.copies(row, copies));
    return fit.overlaps(weights) ? Optional.of(fit.fit(weights, from)) : Optional.empty();
  }

  private static OptionalDouble number(Optional<Double> value) {
    return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }
}
