package io.bowtie.evaluation;

import java.util.LinkedHashMap;
import java.util.Map;

/** The figures by which probabilities are judged wherever their outcomes are known. */
public final class CoreMetrics {
  private CoreMetrics() {}

  /** By their name in tables, in reading order; each is defined or has its reason. */
  public static Map<String, Metric> of(ScoredRows rows, ClusterBootstrap bootstrap) {
    Map<String, Metric> core = new LinkedHashMap<>();
    core.put("auc_roc", RankMetrics.aucRoc(rows, bootstrap));
    core.put("auc_pr", RankMetrics.averagePrecision(rows, bootstrap));
    core.put("log_loss", ProbabilityMetrics.logLoss(rows, bootstrap));
    core.put("brier", ProbabilityMetrics.brier(rows, bootstrap));
    core.put("base_rate", ProbabilityMetrics.baseRate(rows, bootstrap));
    core.put("mean_probability", ProbabilityMetrics.meanProbability(rows, bootstrap));
    core.put("events", Metric.of(rows.eventCount(), "events", rows.size()));
    return core;
  }
}
