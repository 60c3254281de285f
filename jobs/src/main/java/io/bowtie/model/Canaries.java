package io.bowtie.model;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.bowtie.evaluation.ClusterBootstrap;
import io.bowtie.evaluation.GateCondition;
import io.bowtie.evaluation.GateDecision;
import io.bowtie.evaluation.GateQuestion;
import io.bowtie.evaluation.Interval;
import io.bowtie.evaluation.Metric;
import io.bowtie.evaluation.RankMetrics;
import io.bowtie.evaluation.Verdict;
import io.bowtie.feature.Feature;
import io.bowtie.model.leakage.LedgerEntry;
import io.bowtie.model.leakage.LedgerVerdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Tries the evidence machine in every training, cheaply: one logistic regression at the last origin
 * for each trial. With shuffled outcomes nothing may be learned; a planted column that holds the
 * outcome must be refused; and what later values would have gained is told.
 */
final class Canaries {
  static final String SHUFFLED = "shuffled_outcomes";
  static final String PLANTED = "planted_future_column";
  static final String LATEST = "latest_against_as_of";

  /**
   * An interval of 95 % misses the truth in one of twenty trials; a machine that leaks misses it
   * every time.
   */
  private static final int SHUFFLES = 3;

  private final TrainingTask task;
  private final LandmarkDays days;
  private final Executor executor;
  private final ClusterBootstrap bootstrap;

  Canaries(TrainingTask task, LandmarkDays days, Executor executor, ClusterBootstrap bootstrap) {
    this.task = task;
    this.days = days;
    this.executor = executor;
    this.bootstrap = bootstrap;
  }

  /**
   * Runs all trials.
   *
   * @param frame landmark rows, computed, in a fixed order
   * @param retold looks that are told again with later knowledge, each as often as it is told
   * @param planted what the ledger made of its planted column
   */
  List<Canary> all(Dataset<Row> frame, Dataset<Row> retold, LedgerEntry planted) {
    return List.of(shuffled(frame), planted(planted), latest(retold));
  }

  /** The gate's decision, where no canary has refuted the evidence that it rests on. */
  static GateDecision weighed(GateDecision decision, List<Canary> canaries) {
    List<GateCondition> failed =
        canaries.stream()
            .filter(Canary::isFailed)
            .map(canary -> GateCondition.of(GateQuestion.TRUST, false, canary.sentence()))
            .toList();
    return failed.isEmpty() ? decision : decision.because(Verdict.ABSTAIN, failed);
  }

  private Canary shuffled(Dataset<Row> frame) {
    Metric auc = Metric.undefined("there was no shuffle");
    for (int shuffle = 1; shuffle <= SHUFFLES; shuffle++) {
      auc = auc(ShuffledOutcomes.of(needed(frame), task.seed() + shuffle).localCheckpoint(), 1);
      Optional<Interval> range = auc.interval();
      if (range.isEmpty()) {
        return Canary.notRun(SHUFFLED, "history is too short, or has too few outcomes or accounts");
      }
      if (range.get().low() <= 0.5 && range.get().high() >= 0.5) {
        return new Canary(
            SHUFFLED,
            Canary.Result.HELD,
            auc,
            "With shuffled outcomes the model learns nothing: its AUC's interval holds 0.5"
                + (shuffle == 1 ? "." : ", in shuffle " + shuffle + "."));
      }
    }
    return new Canary(
        SHUFFLED,
        Canary.Result.FAILED,
        auc,
        String.format(
            Locale.ROOT,
            "With outcomes shuffled %d times the model still ranked them, last with an AUC of %.3f:"
                + " outcomes reach the model on a way that nobody knows.",
            SHUFFLES,
            auc.orElseThrow()));
  }

  private static Canary planted(LedgerEntry entry) {
    if (entry.measured().auc().isEmpty()) {
      return Canary.notRun(PLANTED, "too few entities of either outcome for the ledger's numbers");
    }
    Metric auc = Metric.of(entry.measured().auc().getAsDouble(), "share", entry.measured().rows());
    return entry.verdict() == LedgerVerdict.REFUSED
        ? new Canary(
            PLANTED,
            Canary.Result.HELD,
            auc,
            "A planted column that holds the outcome was refused by its numbers alone.")
        : new Canary(
            PLANTED,
            Canary.Result.FAILED,
            auc,
            "A planted column that holds the outcome was not refused by the leakage ledger: see the"
                + " limits under leakage.");
  }

  private Canary latest(Dataset<Row> retold) {
    Dataset<Row> day = retold.where(col("is_landmark"));
    Dataset<Row> tonight =
        retold.where(
            not(col("is_landmark")).and(col("known_until").equalTo(lit(task.asOf().date()))));
    // One look in ten is told again, so the test window is longer.
    Metric asOf = auc(ordered(day), 3);
    Metric latest = auc(ordered(tonight), 3);
    if (!asOf.isDefined() || !latest.isDefined()) {
      return Canary.notRun(LATEST, "too few looks are told again to fit and test on them");
    }
    double gain = latest.orElseThrow() - asOf.orElseThrow();
    return new Canary(
        LATEST,
        Canary.Result.REPORTED,
        Metric.of(gain, "share", latest.support()),
        String.format(
            Locale.ROOT,
            "Learned and tested on values of tonight the AUC would be %.3f, on those of the day it"
                + " is %.3f over the same looks: the difference is what reading the CRM as it is"
                + " now would have claimed.",
            latest.orElseThrow(),
            asOf.orElseThrow()));
  }

  /** Law 4: the optimiser sums in the order of the rows, so the order is fixed. */
  private Dataset<Row> ordered(Dataset<Row> rows) {
    return needed(rows)
        .repartition(1)
        .sortWithinPartitions("landmark", "entity_id")
        .localCheckpoint();
  }

  /** What a plain model reads: the fewer columns, the less code Spark compiles for a trial. */
  private Dataset<Row> needed(Dataset<Row> rows) {
    return rows.select(
        Stream.concat(LandmarkRows.SPINE.stream(), task.features().stream().map(Feature::name))
            .map(functions::col)
            .toArray(Column[]::new));
  }

  /** The AUC of a plain model at the last origin; undefined when history does not carry one. */
  private Metric auc(Dataset<Row> frame, int steps) {
    TrainingTask quick = task.trial(steps);
    try (LandmarkRows rows = LandmarkRows.of(frame)) {
      TestRows tests = new TestRows(new Backtest(rows, quick, executor).run(days).tests());
      return RankMetrics.aucRoc(tests.scored(), bootstrap);
    }
  }
}
