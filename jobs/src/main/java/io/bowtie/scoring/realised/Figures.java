package io.bowtie.scoring.realised;

import io.bowtie.evaluation.AlertSide;
import io.bowtie.evaluation.ClusterBootstrap;
import io.bowtie.evaluation.ConfusionMatrix;
import io.bowtie.evaluation.CoreMetrics;
import io.bowtie.evaluation.ExpectedPerformance;
import io.bowtie.evaluation.Interval;
import io.bowtie.evaluation.Metric;
import io.bowtie.evaluation.ScoredRows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What came of one group of scores, what they had promised, and what the backtest had shown.
 *
 * @param realised by metric
 * @param expected by metric; some metrics have none
 */
record Figures(Map<String, Metric> realised, Map<String, Metric> expected) {
  private static final Set<String> HIGHER_IS_BETTER =
      Set.of("auc_roc", "auc_pr", "precision", "recall");
  private static final Set<String> LOWER_IS_BETTER =
      Set.of("log_loss", "brier", "false_alerts_per_100");

  /** A figure against that of the backtest. */
  enum Verdict {
    AS_EXPECTED,
    WORSE,
    BETTER,
    UNKNOWN
  }

  static Figures of(List<MaturedScore> scores, AlertSide side, ClusterBootstrap bootstrap) {
    Map<String, Metric> realised =
        new LinkedHashMap<>(
            CoreMetrics.of(
                ScoredRows.of(scores.stream().map(MaturedScore::row).toList()), bootstrap));
    ConfusionMatrix matrix = matrix(scores, side);
    realised.put("precision", matrix.precision());
    realised.put("recall", matrix.recall());
    realised.put("false_alerts_per_100", matrix.falseAlertsPerHundred());
    return new Figures(
        realised,
        ExpectedPerformance.of(
            scores.stream().map(MaturedScore::foretold).toList(), side, bootstrap.seed()));
  }

  /**
   * By the interval of the difference, which brings together those of both (the method of variance
   * estimates recovery: G. Zou and A. Donner, "Construction of confidence limits about effect
   * measures", 2008).
   */
  static Verdict verdict(String metric, Metric realised, Optional<Metric> backtest) {
    boolean isJudged = HIGHER_IS_BETTER.contains(metric) || LOWER_IS_BETTER.contains(metric);
    Optional<Interval> now = realised.interval();
    Optional<Interval> then = backtest.flatMap(Metric::interval);
    if (!isJudged || now.isEmpty() || then.isEmpty()) {
      return Verdict.UNKNOWN;
    }
    double value = realised.orElseThrow();
    double before = backtest.orElseThrow().orElseThrow();
    double gap = value - before;
    double low = gap - Math.hypot(value - now.get().low(), then.get().high() - before);
    double high = gap + Math.hypot(now.get().high() - value, before - then.get().low());
    if (low <= 0 && high >= 0) {
      return Verdict.AS_EXPECTED;
    }
    return (low > 0) == HIGHER_IS_BETTER.contains(metric) ? Verdict.BETTER : Verdict.WORSE;
  }

  private static ConfusionMatrix matrix(List<MaturedScore> scores, AlertSide side) {
    return scores.stream()
        .map(score -> score.cell(side.isDue(score.row().event())))
        .reduce(new ConfusionMatrix(0, 0, 0, 0), ConfusionMatrix::plus);
  }
}
