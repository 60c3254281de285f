package io.bowtie.model;

import io.bowtie.config.BacktestConf.Scheme;
import io.bowtie.evaluation.ClusterBootstrap;
import io.bowtie.evaluation.Metric;
import io.bowtie.model.RollingOrigins.Origin;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * What stands beside the headline estimate: the chosen algorithm on accounts that it has not met,
 * and trained on the latest months alone. Each is told with its figures, or with why there are
 * none.
 */
final class OtherEstimates {
  /** The candidate under which metrics of accounts never met are filed. */
  static final String DISJOINT = "model_on_other_accounts";

  /** The candidate under which metrics of a sliding window are filed. */
  static final String SLIDING = "model_of_sliding_window";

  private static final int PARTS = 3;
  private static final int WINDOW_MONTHS = 24;

  private final LandmarkRows frame;
  private final TrainingTask task;
  private final Executor executor;
  private final ClusterBootstrap bootstrap;

  /**
   * Estimates by one learner, at the same cuts.
   *
   * @param frame the headline's
   * @param task the headline's, by the chosen learner alone
   */
  OtherEstimates(
      LandmarkRows frame, TrainingTask task, Executor executor, ClusterBootstrap bootstrap) {
    this.frame = frame;
    this.task = task;
    this.executor = executor;
    this.bootstrap = bootstrap;
  }

  List<MetricRow> all(LandmarkDays days) {
    if (task.train().backtest().scheme() == Scheme.GROUPED) {
      return List.of();
    }
    List<Origin> origins =
        RollingOrigins.plan(days, task.asOf(), task.rule().maturityDays(), task.train()).kept();
    List<MetricRow> metrics = new ArrayList<>();
    add(
        metrics,
        DISJOINT,
        DisjointOrigin.plan(origins, PARTS, task.seed()),
        "too few accounts or events remain when a third of the accounts is kept apart");
    add(
        metrics,
        SLIDING,
        sliding(origins, days.first()),
        "no cut has more than "
            + WINDOW_MONTHS
            + " months before it, so both windows are the same");
    return List.copyOf(metrics);
  }

  /** Only cuts at which the windows differ: elsewhere the headline says it already. */
  private List<SlidingOrigin> sliding(List<Origin> origins, LocalDate firstLandmark) {
    return origins.stream()
        .map(
            origin ->
                new SlidingOrigin(
                    origin,
                    origin
                        .cut()
                        .date()
                        .minusDays(task.rule().maturityDays())
                        .minusMonths(WINDOW_MONTHS)))
        .filter(origin -> origin.from().isAfter(firstLandmark))
        .toList();
  }

  private void add(
      List<MetricRow> metrics, String name, List<? extends HeldOut> parts, String whyNot) {
    List<TestRow> tests = new Backtest(frame, task, executor).run(parts).tests();
    if (tests.isEmpty()) {
      metrics.add(MetricRow.pooled(name, "auc_roc", Metric.undefined("Not estimable: " + whyNot)));
    } else {
      metrics.addAll(MetricRow.core(name, new TestRows(tests).scored(), bootstrap));
    }
  }
}
