package io.bowtie.model;

import io.bowtie.contract.AsOf;
import io.bowtie.evaluation.ClusterBootstrap;
import io.bowtie.evaluation.CoreMetrics;
import io.bowtie.evaluation.Metric;
import io.bowtie.evaluation.ScoredRows;
import java.util.List;
import java.util.Optional;

/**
 * One figure of the backtest.
 *
 * @param candidate model or baseline
 * @param question what was asked
 * @param origin the cut; empty for all pooled
 * @param name of the metric
 * @param metric defined or not
 */
record MetricRow(
    String candidate, Question question, Optional<AsOf> origin, String name, Metric metric) {
  /** What the metrics of the model are filed under: at each cut, the candidate chosen there. */
  static final String MODEL = "model";

  /** A figure over all origins, of the model's own question. */
  static MetricRow pooled(String candidate, String name, Metric metric) {
    return new MetricRow(candidate, Question.WITHIN_HORIZON, Optional.empty(), name, metric);
  }

  /** The core figures over all origins, of the model's own question. */
  static List<MetricRow> core(String candidate, ScoredRows rows, ClusterBootstrap bootstrap) {
    return core(candidate, Question.WITHIN_HORIZON, Optional.empty(), rows, bootstrap);
  }

  /** The core figures of rows. */
  static List<MetricRow> core(
      String candidate,
      Question question,
      Optional<AsOf> origin,
      ScoredRows rows,
      ClusterBootstrap bootstrap) {
    return CoreMetrics.of(rows, bootstrap).entrySet().stream()
        .map(each -> new MetricRow(candidate, question, origin, each.getKey(), each.getValue()))
        .toList();
  }
}
