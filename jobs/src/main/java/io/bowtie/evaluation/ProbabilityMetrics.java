package io.bowtie.evaluation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** How right probabilities are as probabilities. All are undefined without rows. */
public final class ProbabilityMetrics {
  static final String NO_ROWS = "there are no test rows";

  private ProbabilityMetrics() {}

  /**
   * The mean of -ln of the probability given to what came, in nats a row, lower better; a constant
   * one half has 0.693. Probabilities are clipped to 1e-15 and 1 - 1e-15 first.
   */
  public static Metric logLoss(ScoredRows rows, ClusterBootstrap bootstrap) {
    return mean(
        rows,
        row -> Probability.logLoss(rows.probability(row), rows.isEvent(row)),
        "nats",
        bootstrap);
  }

  /** The value of {@link #logLoss} alone; not a number without rows. */
  static double meanLogLoss(ScoredRows rows) {
    return IntStream.range(0, rows.size())
        .mapToDouble(row -> Probability.logLoss(rows.probability(row), rows.isEvent(row)))
        .average()
        .orElse(Double.NaN);
  }

  /** The mean squared distance of probability and outcome, 0 to 1, lower better. */
  public static Metric brier(ScoredRows rows, ClusterBootstrap bootstrap) {
    return mean(
        rows,
        row -> Probability.squaredError(rows.probability(row), rows.isEvent(row)),
        "squared error",
        bootstrap);
  }

  /**
   * The share of the baseline's Brier score that the model does away with: 1 - model / baseline. At
   * most 1; below 0 the model is worse. Undefined where the baseline is never wrong.
   */
  public static Metric brierSkill(Collection<PairedRow> pairs, ClusterBootstrap bootstrap) {
    if (pairs.isEmpty()) {
      return Metric.undefined(NO_ROWS);
    }
    List<PairedRow> rows = PairedRow.ordered(pairs);
    Clusters clusters = Clusters.of(rows, PairedRow::cluster);
    double[] model = new double[clusters.count()];
    double[] baseline = new double[clusters.count()];
    for (int row = 0; row < rows.size(); row++) {
      PairedRow pair = rows.get(row);
      int cluster = clusters.ofRow(row);
      model[cluster] += Probability.squaredError(pair.model(), pair.event());
      baseline[cluster] += Probability.squaredError(pair.baseline(), pair.event());
    }
    Optional<Metric> skill =
        bootstrap.measure(clusters, copies -> skill(model, baseline, copies), "share", rows.size());
    return skill.orElse(
        Metric.undefined("the baseline is never wrong, so nothing is to be gained"));
  }

  /** The mean of the probabilities; it should meet the base rate. */
  public static Metric meanProbability(ScoredRows rows, ClusterBootstrap bootstrap) {
    return mean(rows, rows::probability, "share", bootstrap);
  }

  /** The share of rows with an event. */
  public static Metric baseRate(ScoredRows rows, ClusterBootstrap bootstrap) {
    return mean(rows, row -> rows.isEvent(row) ? 1 : 0, "share", bootstrap);
  }

  private static Metric mean(
      ScoredRows rows, IntToDoubleFunction value, String unit, ClusterBootstrap bootstrap) {
    double[] values = IntStream.range(0, rows.size()).mapToDouble(value).toArray();
    return values.length == 0
        ? Metric.undefined(NO_ROWS)
        : bootstrap.mean(values, rows.clusters(), unit);
  }

  private static OptionalDouble skill(double[] model, double[] baseline, int[] copies) {
    double modelErrors = 0;
    double baselineErrors = 0;
    for (int cluster = 0; cluster < copies.length; cluster++) {
      modelErrors += copies[cluster] * model[cluster];
      baselineErrors += copies[cluster] * baseline[cluster];
    }
    return baselineErrors == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(1 - modelErrors / baselineErrors);
  }
}
