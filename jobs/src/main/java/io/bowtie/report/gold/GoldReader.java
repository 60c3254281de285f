package io.bowtie.report.gold;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.TableContract;
import io.bowtie.contract.Tables;
import io.bowtie.kpi.KpiTables;
import io.bowtie.model.evidence.EvidenceTables;
import io.bowtie.model.registry.RegistryTables;
import io.bowtie.quality.QualityTables;
import io.bowtie.scoring.ScoringTables;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Reads what a report shows of a night. Every collect is small: counts by closed words, tables of a
 * model version (tens to hundreds of rows), or a list cut at {@link #LIST} rows.
 */
public final class GoldReader {
  /** How long a list on a page may be. */
  public static final int LIST = 20;

  /** How many rows a page shows of one quarantine reason. */
  static final int EXAMPLES = 3;

  /** How many groups of a dimension a page may show; the rest is in the table. */
  static final int ROWS = 5_000;

  private final Tables tables;
  private final AsOf asOf;

  private GoldReader(Tables tables, AsOf asOf) {
    this.tables = tables;
    this.asOf = asOf;
  }

  /** The night of these use cases, in this order. A table never written has no rows. */
  public static Night read(Tables tables, AsOf asOf, List<String> useCases) {
    GoldReader reader = new GoldReader(tables, asOf);
    List<UseCaseNight> nights = new ArrayList<>();
    useCases.forEach(useCase -> nights.add(reader.useCase(useCase)));
    return new Night(asOf, nights, reader.pipeline(), reader.quality());
  }

  private UseCaseNight useCase(String useCase) {
    List<ModelRow> models = models(useCase);
    List<EventRow> events = events(useCase);
    List<Evidence> evidence =
        UseCaseNight.shown(models, events).stream().map(this::evidence).toList();
    AdviceReader advice = new AdviceReader(tables, asOf, useCase);
    return new UseCaseNight(
        useCase, scores(useCase), advice.first(), advice.approvals(), models, events, evidence);
  }

  private List<ModelRow> models(String useCase) {
    Dataset<Row> rows =
        tables
            .read(RegistryTables.MODEL_REGISTRY)
            .where(col("use_case").equalTo(useCase).and(isByTonight()))
            // The artifact can be megabytes and no page shows it.
            .drop("artifact");
    return collect(rows.orderBy("as_of", "model_version"), ModelRow::of);
  }

  private List<EventRow> events(String useCase) {
    Dataset<Row> rows =
        tables
            .read(RegistryTables.MODEL_EVENTS)
            .where(col("use_case").equalTo(useCase))
            .where(col("effective_from_as_of").leq(lit(asOf.date())));
    return collect(rows.orderBy("sequence"), EventRow::of);
  }

  private List<ScoreCount> scores(String useCase) {
    Dataset<Row> rows =
        tables
            .read(ScoringTables.SCORES)
            .where(isTonight().and(col("use_case").equalTo(useCase)))
            .groupBy("basis", "model_version", "band")
            .agg(count(lit(1)).as("entities"));
    return collect(rows.orderBy("basis", "model_version", "band"), ScoreCount::of);
  }

  private Evidence evidence(ModelRow model) {
    return new Evidence(
        model,
        collect(
            of(model, EvidenceTables.MODEL_METRICS)
                .orderBy("question", "candidate", "metric", "origin"),
            MetricRow::of),
        collect(
            of(model, EvidenceTables.CONFUSION_MATRICES)
                .where(col("origin").isNull())
                .orderBy(col("threshold").desc(), col("threshold_name")),
            MatrixRow::of),
        collect(of(model, EvidenceTables.CALIBRATION_BINS).orderBy("bin"), BinRow::of),
        collect(of(model, EvidenceTables.LIFT_DECILES).orderBy("decile"), DecileRow::of),
        collect(
            of(model, EvidenceTables.GROUP_METRICS).orderBy("dimension", "metric", "group_name"),
            GroupRow::of));
  }

  private Dataset<Row> of(ModelRow model, TableContract table) {
    return tables
        .read(table)
        .where(col("use_case").equalTo(model.useCase()))
        .where(col("model_version").equalTo(model.version()))
        .limit(ROWS);
  }

  private PipelineNight pipeline() {
    return new PipelineNight(
        collect(
            tables
                .read(KpiTables.PIPELINE_VELOCITY)
                .where(isTonight())
                .orderBy(col("dimension"), col("open_deals").desc(), col("group_name"))
                .limit(ROWS),
            VelocityRow::of),
        collect(
            tables
                .read(KpiTables.KPIS)
                .where(isTonight())
                .orderBy(
                    col("kpi"),
                    col("period_type"),
                    col("dimension"),
                    col("period_start"),
                    col("support").desc(),
                    col("group_name"))
                .limit(ROWS),
            KpiRow::of));
  }

  private QualityNight quality() {
    Dataset<Row> quarantine = tables.read(QualityTables.QUARANTINE).where(isByTonight());
    return new QualityNight(
        collect(
            tables
                .read(QualityTables.QUALITY_CHECKS)
                .where(isTonight())
                .orderBy("entity", "source", "rule", "column_name")
                .limit(ROWS),
            CheckRow::of),
        collect(quarantineCounts(quarantine), QuarantineCount::of),
        collect(examples(quarantine), QuarantineExample::of));
  }

  private Dataset<Row> quarantineCounts(Dataset<Row> quarantine) {
    return quarantine
        .groupBy("source", "entity", "reason_code", "column_name")
        .agg(
            count(lit(1)).as("rows"),
            sum(when(isTonight(), 1).otherwise(0)).as("tonight"),
            min("reason").as("example"))
        .orderBy(
            col("rows").desc(),
            col("source"),
            col("entity"),
            col("reason_code"),
            col("column_name"))
        .limit(ROWS);
  }

  private static Dataset<Row> examples(Dataset<Row> quarantine) {
    Column place =
        row_number()
            .over(
                Window.partitionBy("source", "entity", "reason_code", "column_name")
                    .orderBy(col("as_of").desc(), col("file"), col("line"), col("row_hash")));
    return quarantine
        .withColumn("place", place)
        .where(col("place").leq(EXAMPLES))
        .orderBy("source", "entity", "reason_code", "column_name", "place")
        .limit(ROWS);
  }

  private Column isTonight() {
    return col("as_of").equalTo(lit(asOf.date()));
  }

  private Column isByTonight() {
    return col("as_of").leq(lit(asOf.date()));
  }

  static <T> List<T> collect(Dataset<Row> rows, Function<Fields, T> reading) {
    return rows.collectAsList().stream().map(Fields::new).map(reading).toList();
  }
}
