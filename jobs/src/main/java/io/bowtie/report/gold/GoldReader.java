package io.bowtie.report.gold;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.Parallel;
import io.bowtie.contract.Tables;
import io.bowtie.kpi.KpiTables;
import io.bowtie.model.registry.RegistryTables;
import io.bowtie.quality.QualityTables;
import io.bowtie.scoring.ScoringTables;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Reads what a report shows of a night: each table once, for all use cases together, since a small
 * Spark job costs more than the rows it brings. Every collect is small: counts by closed words, the
 * tables of two model versions a use case (hundreds of rows), or a list that is cut.
 */
public final class GoldReader {
  /** How long a list of recommendations on a page may be, for each use case. */
  public static final int LIST = 20;

  /** How many rows a page shows of one quarantine reason. */
  static final int EXAMPLES = 3;

  /** So many days back a check is shown beside its former findings. */
  static final int DAYS_BEFORE = 8;

  /** Where a table by group is cut, in its order: far above what a page can show. */
  static final int ROWS = 5_000;

  private final Tables tables;
  private final AsOf asOf;
  private final List<String> useCases;

  private GoldReader(Tables tables, AsOf asOf, List<String> useCases) {
    this.tables = tables;
    this.asOf = asOf;
    this.useCases = useCases;
  }

  /** The night of these use cases, in this order. A table never written has no rows. */
  public static Night read(Tables tables, AsOf asOf, List<String> useCases) {
    GoldReader reader = new GoldReader(tables, asOf, List.copyOf(useCases));
    try (Parallel parallel = Parallel.lanes()) {
      Supplier<AdviceReader> advice =
          parallel.start(() -> AdviceReader.of(tables, asOf, reader.useCases));
      Supplier<List<UseCaseNight>> nights = parallel.start(() -> reader.useCases(advice));
      Supplier<GovernanceNight> governance =
          parallel.start(
              () ->
                  new GovernanceReader(tables, asOf, reader.useCases)
                      .read(
                          nights.get().stream()
                              .collect(toMap(UseCaseNight::useCase, UseCaseNight::scored))));
      Supplier<WatchNight> watch =
          parallel.start(new WatchReader(tables, asOf, reader.useCases)::read);
      Supplier<PipelineNight> pipeline = parallel.start(reader::pipeline);
      Supplier<QualityNight> quality = parallel.start(reader::quality);
      return new Night(
          asOf, nights.get(), watch.get(), pipeline.get(), quality.get(), governance.get());
    }
  }

  private List<UseCaseNight> useCases(Supplier<AdviceReader> advice) {
    Map<String, List<ModelRow>> models = byUseCase(models(), ModelRow::of);
    Map<String, List<EventRow>> events = byUseCase(events(), EventRow::of);
    Map<String, List<ScoreCount>> scores = byUseCase(scores(), ScoreCount::of);
    EvidenceReader evidence =
        EvidenceReader.of(
            tables,
            useCases.stream()
                .flatMap(
                    useCase ->
                        UseCaseNight.shown(in(models, useCase), in(events, useCase)).stream())
                .toList());
    return useCases.stream()
        .map(
            useCase ->
                new UseCaseNight(
                    useCase,
                    in(scores, useCase),
                    advice.get().first(useCase),
                    advice.get().approvals(useCase),
                    in(models, useCase),
                    in(events, useCase),
                    UseCaseNight.shown(in(models, useCase), in(events, useCase)).stream()
                        .map(evidence::of)
                        .toList()))
        .toList();
  }

  private Dataset<Row> models() {
    return tables
        .read(RegistryTables.MODEL_REGISTRY)
        .where(isReported().and(isByTonight()))
        // The artifact can be megabytes and no page shows it.
        .drop("artifact")
        .orderBy("as_of", "model_version");
  }

  private Dataset<Row> events() {
    return tables
        .read(RegistryTables.MODEL_EVENTS)
        .where(isReported().and(col("effective_from_as_of").leq(lit(asOf.date()))))
        .orderBy("sequence");
  }

  private Dataset<Row> scores() {
    return tables
        .read(ScoringTables.SCORES)
        .where(isReported().and(isTonight()))
        .groupBy("use_case", "basis", "model_version", "band")
        .agg(count(lit(1)).as("entities"))
        .orderBy("basis", "model_version", "band");
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
                // What pages show: the whole by period, and groups over the trailing window.
                .where(col("dimension").equalTo("all").or(col("period_type").equalTo("trailing")))
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
        collect(checks(), CheckRow::of),
        collect(quarantineCounts(quarantine), QuarantineCount::of),
        collect(examples(quarantine), QuarantineExample::of));
  }

  /** Tonight's checks, each with what it found in the nights before. */
  private Dataset<Row> checks() {
    Column[] key = {col("source"), col("entity"), col("rule"), col("column_name")};
    Dataset<Row> checks =
        tables
            .read(QualityTables.QUALITY_CHECKS)
            .where(isByTonight())
            .where(col("as_of").gt(lit(asOf.date().minusDays(DAYS_BEFORE))));
    Dataset<Row> before =
        checks
            .where(not(isTonight()))
            .groupBy(key)
            .agg(sort_array(collect_list(struct("as_of", "failed_rows"))).as("nights"))
            .withColumn(
                "failed_before",
                concat_ws(", ", transform(col("nights"), night -> night.getField("failed_rows"))))
            .drop("nights");
    return checks
        .where(isTonight())
        .join(before, seq("source", "entity", "rule", "column_name"), "left")
        .withColumn("failed_before", coalesce(col("failed_before"), lit("")))
        .orderBy("entity", "source", "rule", "column_name")
        .limit(ROWS);
  }

  private static scala.collection.immutable.Seq<String> seq(String... columns) {
    return scala.jdk.javaapi.CollectionConverters.asScala(List.of(columns)).toSeq();
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

  private Column isReported() {
    return col("use_case").isin(useCases.toArray());
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

  /** Collected, apart by use case, each in the order of the rows. */
  static <T> Map<String, List<T>> byUseCase(Dataset<Row> rows, Function<Fields, T> reading) {
    return collect(rows, fields -> fields).stream()
        .collect(groupingBy(fields -> fields.text("use_case"), mapping(reading, toList())));
  }

  static <T> List<T> in(Map<String, List<T>> byKey, String key) {
    return byKey.getOrDefault(key, List.of());
  }
}
