package io.bowtie.model;

import io.bowtie.evaluation.ClusterBootstrap;
import io.bowtie.evaluation.Interval;
import io.bowtie.evaluation.Metric;
import io.bowtie.evaluation.RankMetrics;
import io.bowtie.model.leakage.Ledger;
import io.bowtie.model.leakage.LedgerEntry;
import io.bowtie.model.leakage.Measured.Others;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;

/**
 * Tries a plain model of all the other columns beside each own field that alone ranks well, the
 * strongest first, until one does not beat the others: whoever declares when a column is known may
 * be wrong, and what alone tells more than everything else is the likeliest to have come with the
 * outcome. A field that beats the others is not among them for the next one.
 */
final class LoneColumns {
  /** What ranks less beats no model that is worth having, and trials cost time. */
  private static final double LEAST = 0.6;

  /** A longer test window than that of one step: an interval is asked for. */
  private static final int STEPS = 3;

  private final LandmarkRows frame;
  private final TrainingTask task;
  private final LandmarkDays days;
  private final Executor executor;
  private final ClusterBootstrap bootstrap;

  LoneColumns(
      LandmarkRows frame,
      TrainingTask task,
      LandmarkDays days,
      Executor executor,
      ClusterBootstrap bootstrap) {
    this.frame = frame;
    this.task = task;
    this.days = days;
    this.executor = executor;
    this.bootstrap = bootstrap;
  }

  /** What the others are worth beside each field that was tried, by name. */
  Map<String, Others> tried(Ledger ledger) {
    List<LedgerEntry> strongest =
        ledger.entries().stream()
            .filter(entry -> entry.isKept() && entry.candidate().isOwn())
            .filter(entry -> auc(entry) >= LEAST)
            .sorted(Comparator.comparingDouble(LoneColumns::auc).reversed())
            .toList();
    Set<String> remaining = new TreeSet<>(ledger.kept());
    Map<String, Others> tried = new LinkedHashMap<>();
    for (LedgerEntry entry : strongest) {
      remaining.remove(entry.feature());
      Metric others = worth(remaining);
      if (others.interval().isEmpty()) {
        break;
      }
      double high = others.interval().map(Interval::high).orElseThrow();
      tried.put(entry.feature(), new Others(others.orElseThrow(), high, others.support()));
      if (auc(entry) <= high) {
        break;
      }
    }
    return tried;
  }

  private static double auc(LedgerEntry entry) {
    return entry.measured().auc().orElse(0);
  }

  private Metric worth(Set<String> columns) {
    TrainingTask others = task.learningFrom(columns).trial(STEPS);
    TestRows tests = new TestRows(new Backtest(frame, others, executor).run(days).tests());
    return RankMetrics.aucRoc(tests.scored(), bootstrap);
  }
}
