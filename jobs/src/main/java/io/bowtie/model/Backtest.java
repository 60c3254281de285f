package io.bowtie.model;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import io.bowtie.config.BacktestConf;
import io.bowtie.contract.AsOf;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The backtest. Rolling: at each cut a model is fitted on what was mature by then, with the embargo
 * that maturity is, and tested on the landmarks that came after; nothing that a test row says was
 * known at its cut. Grouped: each fold of the accounts is tested by a model fitted on the others.
 */
final class Backtest {
  private static final StructType TESTED =
      new StructType()
          .add("entity_id", DataTypes.StringType)
          .add("cluster", DataTypes.StringType)
          .add("landmark", DataTypes.DateType)
          .add("is_event", DataTypes.BooleanType)
          .add("money", DataTypes.DoubleType)
          .add("probabilities", DataTypes.createArrayType(DataTypes.DoubleType))
          .add("groups", DataTypes.createArrayType(DataTypes.StringType));

  private final FitModel fits;
  private final TrainingTask task;
  private final Executor executor;

  Backtest(FitModel fits, TrainingTask task, Executor executor) {
    this.fits = fits;
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
        : Optional.of(parts.get(parts.size() - 1).tested(fits, task.asOf()));
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
    Optional<Fitted> fitted = fits.on(part.trained(fits));
    return fitted.map(model -> test(part, model)).orElse(List.of());
  }

  private List<TestRow> test(HeldOut part, Fitted fitted) {
    Dataset<Row> rows = part.tested(fits, task.asOf());
    long found = rows.agg(count(lit(1))).first().getLong(0);
    List<String> dimensions = task.dimensions();
    MapFunction<Row, Row> score = row -> scored(row, fitted, dimensions);
    List<TestRow> tested =
        Thinning.byEntity(rows, found, task.train().maximumTestRows() / task.train().origins())
            .map(score, Encoders.row(TESTED))
            .collectAsList()
            .stream()
            .map(row -> testRow(part.origin(), fitted, row))
            .toList();
    return firstOfEntity(tested);
  }

  private static Row scored(Row row, Fitted fitted, List<String> dimensions) {
    List<Double> probabilities = new ArrayList<>();
    probabilities.add(fitted.chosen().probability(row));
    fitted.candidates().forEach(candidate -> probabilities.add(candidate.probability(row)));
    fitted.baselines().forEach(baseline -> probabilities.add(baseline.probability(row)));
    int money = row.fieldIndex("money");
    return RowFactory.create(
        row.getAs("entity_id"),
        row.getAs("account_key"),
        row.getAs("landmark"),
        row.getAs("is_event"),
        row.isNullAt(money) ? 0.0 : row.getDouble(money),
        probabilities.toArray(Double[]::new),
        dimensions.stream().map(row::<String>getAs).toArray(String[]::new));
  }

  private TestRow testRow(Optional<AsOf> cut, Fitted fitted, Row row) {
    List<Double> probabilities = row.getList(5);
    int next = 1;
    Map<String, Double> candidates = new LinkedHashMap<>();
    for (FittedCandidate candidate : fitted.candidates()) {
      candidates.put(candidate.model().algorithm().word(), probabilities.get(next++));
    }
    Map<String, Double> baselines = new LinkedHashMap<>();
    for (Baseline baseline : fitted.baselines()) {
      baselines.put(baseline.spec().name(), probabilities.get(next++));
    }
    List<String> values = row.getList(6);
    Map<String, String> groups = new HashMap<>();
    for (int i = 0; i < values.size(); i++) {
      groups.put(
          task.dimensions().get(i).replace("_group", ""),
          Objects.requireNonNullElse(values.get(i), "unknown"));
    }
    return new TestRow(
        cut,
        row.getString(0),
        row.getString(1),
        row.<LocalDate>getAs(2),
        probabilities.get(0),
        candidates,
        baselines,
        row.getBoolean(3),
        row.getDouble(4),
        groups);
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
