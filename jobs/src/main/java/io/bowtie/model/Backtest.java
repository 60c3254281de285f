package io.bowtie.model;

import static org.apache.spark.sql.functions.lit;

import io.bowtie.config.BacktestConf;
import io.bowtie.model.LandmarkRows.Taken;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The backtest. Rolling: at each cut a model is fitted on what was mature by then, with the embargo
 * that maturity is, and tested on the landmarks that came after; nothing that a test row says was
 * known at its cut. Grouped: each fold of the accounts is tested by a model fitted on the others.
 */
final class Backtest {
  private final LandmarkRows frame;
  private final FitModel fits;
  private final TrainingTask task;
  private final Executor executor;

  Backtest(LandmarkRows frame, TrainingTask task, Executor executor) {
    this.frame = frame;
    this.fits = new FitModel(frame, task);
    this.task = task;
    this.executor = executor;
  }

  /** Every usable part's test rows, origins oldest first; none when history is too short. */
  List<TestRow> run(LocalDate firstLandmark) {
    return run(parts(firstLandmark));
  }

  /** The test rows of some parts. */
  List<TestRow> run(List<? extends HeldOut> parts) {
    List<CompletableFuture<List<TestRow>>> running =
        parts.stream()
            .map(part -> CompletableFuture.supplyAsync(() -> test(part), executor))
            .toList();
    return running.stream().flatMap(future -> future.join().stream()).toList();
  }

  /** What the last part tests, with whatever came of it; empty when history is too short. */
  Optional<Dataset<Row>> lastTested(LocalDate firstLandmark) {
    List<? extends HeldOut> parts = parts(firstLandmark);
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            task.mature(frame.table(), task.asOf()).where(parts.get(parts.size() - 1).isTested()));
  }

  private List<? extends HeldOut> parts(LocalDate firstLandmark) {
    BacktestConf backtest = task.train().backtest();
    return switch (backtest.scheme()) {
      case ROLLING ->
          RollingOrigins.plan(firstLandmark, task.asOf(), task.rule().maturityDays(), task.train());
      case GROUPED -> Folds.plan(backtest.folds(), task.seed(), task.asOf());
    };
  }

  private List<TestRow> test(HeldOut part) {
    return fits.at(part.trainedAsOf(), part.isTrained())
        .map(model -> test(part, model))
        .orElse(List.of());
  }

  private List<TestRow> test(HeldOut part, Fitted fitted) {
    Column isIn = task.isMature(task.asOf()).and(part.isTested());
    List<String> dimensions = task.dimensions();
    int limit = task.train().maximumTestRows() / task.train().origins();
    try (Taken taken = frame.taken(isIn, task.isEvent(task.asOf()), lit(false))) {
      List<TestRow> tested =
          Thinning.byEntity(taken.rows(), taken.rows().count(), limit)
              .map(row -> TestedRow.of(row, fitted, dimensions))
              .collect()
              .stream()
              .map(row -> row.named(part.origin(), fitted, dimensions))
              .toList();
      return firstOfEntity(tested);
    }
  }

  /** One headline row per entity and origin: many looks at one entity are not many cases. */
  private static List<TestRow> firstOfEntity(List<TestRow> rows) {
    Map<String, TestRow> first = new LinkedHashMap<>();
    rows.stream()
        .sorted(Comparator.comparing(TestRow::entityId).thenComparing(TestRow::landmark))
        .forEach(row -> first.putIfAbsent(row.entityId(), row));
    return List.copyOf(first.values());
  }
}
