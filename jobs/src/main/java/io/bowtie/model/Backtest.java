package io.bowtie.model;

import static org.apache.spark.sql.functions.lit;

import io.bowtie.config.BacktestConf;
import io.bowtie.model.LandmarkRows.Taken;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
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

  /** Every part's test rows and what became of it, also of those that history does not reach. */
  Backtested run(LandmarkDays days) {
    BacktestConf backtest = task.train().backtest();
    return switch (backtest.scheme()) {
      case GROUPED -> run(Folds.plan(backtest.folds(), task.seed(), task.asOf()));
      case ROLLING -> {
        RollingOrigins origins = origins(days);
        Backtested tested = run(origins.kept());
        yield new Backtested(
            tested.tests(),
            Stream.concat(
                    origins.tooEarly().stream()
                        .map(origin -> PartUse.without(origin, origins.whyNot())),
                    tested.parts().stream())
                .toList());
      }
    };
  }

  /** The test rows of some parts. */
  Backtested run(List<? extends HeldOut> parts) {
    List<CompletableFuture<Backtested>> running =
        parts.stream()
            .map(part -> CompletableFuture.supplyAsync(() -> test(part), executor))
            .toList();
    List<Backtested> each = running.stream().map(CompletableFuture::join).toList();
    return new Backtested(
        each.stream().flatMap(one -> one.tests().stream()).toList(),
        each.stream().flatMap(one -> one.parts().stream()).toList());
  }

  /** What the last part tests, with whatever came of it; empty when history is too short. */
  Optional<Dataset<Row>> lastTested(LandmarkDays days) {
    List<? extends HeldOut> parts =
        switch (task.train().backtest().scheme()) {
          case GROUPED -> Folds.plan(task.train().backtest().folds(), task.seed(), task.asOf());
          case ROLLING -> origins(days).kept();
        };
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            task.mature(frame.table(), task.asOf()).where(parts.get(parts.size() - 1).isTested()));
  }

  private RollingOrigins origins(LandmarkDays days) {
    return RollingOrigins.plan(days, task.asOf(), task.rule().maturityDays(), task.train());
  }

  private Backtested test(HeldOut part) {
    FitResult result = fits.at(part.trainedAsOf(), part.isTrained());
    return result
        .model()
        .map(fitted -> tested(part, fitted))
        .orElseGet(
            () ->
                new Backtested(
                    List.of(), List.of(PartUse.without(part, result.whyNot().orElseThrow()))));
  }

  private Backtested tested(HeldOut part, Fitted fitted) {
    List<TestRow> tests = test(part, fitted);
    return new Backtested(tests, List.of(PartUse.of(part, fitted.window(), new TestRows(tests))));
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
