package io.bowtie.job;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.bowtie.config.BowtieConf;
import io.bowtie.config.ThresholdConf;
import io.bowtie.contract.TableContract;
import io.bowtie.evaluation.AlertSide;
import io.bowtie.feature.UseCase;
import io.bowtie.feature.UseCases;
import io.bowtie.model.evidence.PredictionTables;
import io.bowtie.scoring.ScoringTables;
import io.bowtie.scoring.threshold.AlertThreshold;
import io.bowtie.scoring.threshold.AlertThreshold.Weighed;
import io.bowtie.scoring.threshold.BacktestCase;
import io.bowtie.scoring.threshold.ThresholdHistory;
import io.bowtie.scoring.threshold.ThresholdRows;
import io.bowtie.scoring.threshold.ThresholdTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/** Weighs the night's thresholds on the backtest behind the night's scores, and keeps them. */
final class NightThresholds {
  private NightThresholds() {}

  /** Writes a threshold for each use case that is enabled, beside what it means for the scores. */
  static void write(RunContext context) {
    ModelsInEffect models = ModelsInEffect.read(context);
    List<Row> thresholds = new ArrayList<>();
    List<Row> evidence = new ArrayList<>();
    for (UseCase useCase : UseCases.enabled(context.conf())) {
      AlertThreshold threshold = weighed(context, useCase.name(), models);
      ThresholdRows rows = new ThresholdRows(threshold, context.asOf(), context.runId());
      thresholds.add(rows.threshold(tonight(context, threshold)));
      evidence.addAll(rows.evidence());
    }
    replace(context, ThresholdTables.THRESHOLDS, thresholds);
    replace(context, ThresholdTables.THRESHOLD_EVIDENCE, evidence);
  }

  private static AlertThreshold weighed(RunContext context, String useCase, ModelsInEffect models) {
    BowtieConf conf = context.conf();
    Optional<Weighed> weighed =
        models
            .basis(useCase)
            .flatMap(
                basis ->
                    models
                        .spoken(useCase)
                        .map(model -> new Weighed(basis.word(), model.version())));
    Optional<ThresholdConf> set =
        ThresholdConf.at(conf.thresholds().getOrDefault(useCase, List.of()), context.asOf());
    set.ifPresent(one -> ThresholdHistory.refuseRewriting(useCase, one, earlier(context, useCase)));
    return AlertThreshold.of(
        useCase,
        set,
        conf.bands().get(useCase),
        weighed,
        weighed.map(one -> cases(context, one)).orElse(List.of()),
        conf.train().originStepDays());
  }

  /** One row a night. */
  private static List<Row> earlier(RunContext context, String useCase) {
    return context
        .store()
        .read(ThresholdTables.THRESHOLDS)
        .where(col("use_case").equalTo(useCase))
        .where(col("as_of").lt(lit(context.asOf().date())))
        .collectAsList();
  }

  /** Bounded: a backtest's test rows came to the driver before. */
  private static List<BacktestCase> cases(RunContext context, Weighed weighed) {
    return context
        .store()
        .read(PredictionTables.BACKTEST_PREDICTIONS)
        .where(col("model_version").equalTo(weighed.version()))
        .collectAsList()
        .stream()
        .map(row -> BacktestCase.fromRow(row, weighed.isModel()))
        .toList();
  }

  private static ThresholdRows.Tonight tonight(RunContext context, AlertThreshold threshold) {
    Column cut = lit(threshold.choice().threshold());
    Column isAlert =
        threshold.side() == AlertSide.BELOW
            ? col("probability").lt(cut)
            : col("probability").geq(cut);
    Row counts =
        ScoringTables.allScores(context.store())
            .where(col("as_of").equalTo(lit(context.asOf().date())))
            .where(col("use_case").equalTo(threshold.useCase()))
            .agg(
                count(lit(1)),
                coalesce(sum(when(isAlert, lit(1L)).otherwise(lit(0L))), lit(0L)),
                countDistinct(col("owner_id")))
            .first();
    return new ThresholdRows.Tonight(counts.getLong(0), counts.getLong(1), counts.getLong(2));
  }

  private static void replace(RunContext context, TableContract table, List<Row> rows) {
    context
        .store()
        .replaceAsOf(
            table,
            context.asOf(),
            context.spark().createDataFrame(rows, table.schema()).coalesce(1));
  }
}
