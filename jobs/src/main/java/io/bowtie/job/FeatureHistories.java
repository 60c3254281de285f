package io.bowtie.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

import io.bowtie.config.BacktestConf.Scheme;
import io.bowtie.config.TrainConf;
import io.bowtie.config.UseCaseConf;
import io.bowtie.feature.ColumnHistory;
import io.bowtie.feature.Feature.History;
import io.bowtie.feature.FeatureHistory;
import io.bowtie.feature.FeatureProbe;
import io.bowtie.feature.Observations;
import io.bowtie.feature.UseCase;
import io.bowtie.feature.UseCases;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What the night found of the features' histories: written by observe, heeded by train. */
final class FeatureHistories {
  private FeatureHistories() {}

  /**
   * Writes what is found of each feature of the use cases that train.
   *
   * @param due the use cases
   * @param columns since when each column of silver has values
   */
  static void write(RunContext context, Set<String> due, List<ColumnHistory> columns) {
    FeatureProbe probe = new FeatureProbe(context.conf().customFields());
    Map<String, LocalDate> first = firstLandmarks(context);
    List<Row> rows = new ArrayList<>();
    for (UseCase useCase : UseCases.enabled(context.conf())) {
      if (due.contains(useCase.name()) && first.containsKey(useCase.name())) {
        FeatureHistory.of(
                useCase,
                UseCases.features(useCase, context.conf().customFields()),
                measured(context.conf().train().backtest().scheme(), columns),
                span(context, useCase.name(), first.get(useCase.name())),
                probe)
            .forEach(found -> rows.add(found.row(useCase.name(), context.asOf(), context.runId())));
      }
    }
    Dataset<Row> table = context.spark().createDataFrame(rows, FeatureHistory.TABLE.schema());
    context.store().replaceAsOf(FeatureHistory.TABLE, context.asOf(), table.coalesce(1));
  }

  /**
   * What counts of the columns' histories. A set that knows no time lands all at once, its outcomes
   * with it: measured, nothing of it would have a past, and everything that an outcome ends would
   * be left out.
   */
  static List<ColumnHistory> measured(Scheme scheme, List<ColumnHistory> columns) {
    return scheme == Scheme.GROUPED ? List.of() : columns;
  }

  private static Map<String, LocalDate> firstLandmarks(RunContext context) {
    Map<String, LocalDate> first = new HashMap<>();
    tonight(context, context.store().read(Observations.table(List.of())))
        .where(col("is_landmark"))
        .groupBy("use_case")
        .agg(min("landmark"))
        .collectAsList()
        .forEach(row -> first.put(row.getString(0), row.getAs(1)));
    return first;
  }

  /** Until the last landmark that had matured by the oldest cut; at least for one step. */
  private static FeatureHistory.Span span(RunContext context, String useCase, LocalDate from) {
    UseCaseConf own = context.conf().useCases().get(useCase);
    TrainConf train = context.conf().train();
    long maturityDays = (long) own.horizonDays() + own.graceDays();
    long cutsDays = (long) train.origins() * train.originStepDays();
    LocalDate oldestCut =
        train.backtest().originDates().stream()
            .findFirst()
            .orElse(context.asOf().date().minusDays(maturityDays + cutsDays));
    LocalDate matured = oldestCut.minusDays(maturityDays);
    LocalDate soonest = from.plusDays(train.originStepDays());
    return new FeatureHistory.Span(from, matured.isBefore(soonest) ? soonest : matured);
  }

  /**
   * The features, by name, whose past is too short to learn from, and why. What is live only is for
   * the leakage ledger to judge: somebody may sign it off.
   */
  static Map<String, String> untrainable(RunContext context, String useCase) {
    Map<String, String> untrainable = new TreeMap<>();
    tonight(context, context.store().read(FeatureHistory.TABLE))
        .where(
            col("use_case")
                .equalTo(useCase)
                .and(col("status").equalTo(History.SNAPSHOT_ONLY.word()))
                .and(col("is_trainable").equalTo(false)))
        .select("feature", "why")
        .collectAsList()
        .forEach(row -> untrainable.put(row.getString(0), row.getString(1)));
    return untrainable;
  }

  private static Dataset<Row> tonight(RunContext context, Dataset<Row> rows) {
    return rows.where(col("as_of").equalTo(lit(context.asOf().date())));
  }
}
