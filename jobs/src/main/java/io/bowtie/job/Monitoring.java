package io.bowtie.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.bowtie.config.BowtieConf;
import io.bowtie.contract.Parallel;
import io.bowtie.contract.TableContract;
import io.bowtie.evaluation.ClusterBootstrap;
import io.bowtie.evaluation.Interval;
import io.bowtie.evaluation.Metric;
import io.bowtie.feature.ObservationPlan;
import io.bowtie.feature.Observations;
import io.bowtie.feature.UseCase;
import io.bowtie.feature.UseCases;
import io.bowtie.model.EncodedFeature;
import io.bowtie.model.LabelRule;
import io.bowtie.model.ModelArtifact;
import io.bowtie.model.evidence.EvidenceTables;
import io.bowtie.model.registry.RegisteredModel;
import io.bowtie.model.registry.RegistryTables;
import io.bowtie.scoring.ChallengerScores;
import io.bowtie.scoring.ReasonStability;
import io.bowtie.scoring.ScoringTables;
import io.bowtie.scoring.drift.DriftRows;
import io.bowtie.scoring.drift.DriftTables;
import io.bowtie.scoring.realised.Matured;
import io.bowtie.scoring.realised.PerformanceRows;
import io.bowtie.scoring.realised.RealisedTables;
import io.bowtie.scoring.threshold.AlertThreshold;
import io.bowtie.scoring.threshold.ThresholdTables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How the night's models hold up: drift, what became of past scores, what tonight's promise. */
final class Monitoring {
  static final List<TableContract> READS =
      List.of(
          Observations.table(List.of()),
          RegistryTables.MODEL_REGISTRY,
          RegistryTables.MODEL_EVENTS,
          EvidenceTables.MODEL_METRICS,
          DriftTables.TRAINING_PROFILES,
          ScoringTables.SCORES,
          ScoringTables.SHADOW_SCORES,
          ChallengerScores.CHALLENGER_SCORES,
          ScoringTables.SCORE_REASONS,
          ScoringTables.SHADOW_SCORE_REASONS,
          ThresholdTables.THRESHOLDS);

  /** Those whose rows are worked out on the driver. */
  private static final List<TableContract> FROM_DRIVER =
      List.of(
          DriftTables.DRIFT,
          RealisedTables.REALISED_PERFORMANCE,
          RealisedTables.EXPECTED_PERFORMANCE);

  static final List<TableContract> WRITES =
      Stream.concat(FROM_DRIVER.stream(), Stream.of(ScoringTables.REASON_STABILITY)).toList();

  /** The candidate that gold.model_metrics calls the model. */
  private static final String MODEL = "model";

  private final RunContext context;
  private final BowtieConf conf;
  private final ModelsInEffect models;
  private final Dataset<Row> observations;

  private Monitoring(RunContext context) {
    this.context = context;
    this.conf = context.conf();
    this.models = ModelsInEffect.read(context);
    this.observations =
        context
            .store()
            .read(Observations.table(ObservationPlan.of(conf, context.asOf(), Set.of()).features()))
            .where(
                col("as_of")
                    .gt(lit(context.asOf().date().minusDays(conf.drift().windowDays())))
                    .and(col("as_of").leq(lit(context.asOf().date()))))
            // Looked at a dozen times for each use case.
            .cache();
  }

  /**
   * What was found.
   *
   * @param rows written
   * @param words for the night's line
   */
  record Said(long rows, String words) {}

  /** Writes the night's rows of all tables; none where nothing was ever trained. */
  static Said write(RunContext context) {
    Monitoring monitoring = new Monitoring(context);
    try {
      return monitoring.written(Parallel.each(UseCases.enabled(context.conf()), monitoring::found));
    } finally {
      monitoring.observations.unpersist();
    }
  }

  private Map<TableContract, List<Row>> found(UseCase useCase) {
    return models
        .spoken(useCase.name())
        .flatMap(model -> model.artifact().map(artifact -> found(useCase, model, artifact)))
        .orElse(Map.of());
  }

  private Map<TableContract, List<Row>> found(
      UseCase useCase, RegisteredModel model, ModelArtifact artifact) {
    String name = useCase.name();
    Dataset<Row> own = observations.where(col("use_case").equalTo(name));
    Dataset<Row> tonight = own.where(col("as_of").equalTo(lit(context.asOf().date())));
    LabelRule rule = Matured.rule(conf.useCases().get(name), tonight);
    return Map.of(
        DriftTables.DRIFT,
        new DriftRows(name, model.version(), context.asOf(), context.runId())
            .of(profile(model), artifact, own, rule, conf.drift(), conf.seed()),
        RealisedTables.REALISED_PERFORMANCE,
        realised(name, tonight, rule),
        RealisedTables.EXPECTED_PERFORMANCE,
        expected(name));
  }

  private List<Row> profile(RegisteredModel model) {
    return context
        .store()
        .read(DriftTables.TRAINING_PROFILES)
        .where(col("model_version").equalTo(model.version()))
        .collectAsList();
  }

  private List<Row> realised(String useCase, Dataset<Row> tonight, LabelRule rule) {
    Dataset<Row> scores =
        Matured.scores(
            foretold(useCase),
            of(ThresholdTables.THRESHOLDS, useCase),
            tonight,
            rule,
            context.asOf(),
            conf.drift().cohorts());
    List<Row> matured = Matured.bounded(scores, conf.train().maximumTestRows()).collectAsList();
    return matured.isEmpty()
        ? List.of()
        : performance(useCase)
            .realised(matured, rule.maturityDays(), version -> backtest(useCase, version));
  }

  private List<Row> expected(String useCase) {
    List<Row> scores =
        scores(useCase)
            .where(col("as_of").equalTo(lit(context.asOf().date())))
            .select("probability", "basis", "model_version")
            .limit(conf.train().maximumTestRows())
            .collectAsList();
    return scores.isEmpty()
        ? List.of()
        : performance(useCase)
            .expected(
                scores.get(0).getString(1),
                Optional.ofNullable(scores.get(0).getString(2)),
                scores.stream().mapToDouble(row -> row.getDouble(0)).toArray(),
                thresholdTonight(useCase));
  }

  private double thresholdTonight(String useCase) {
    return of(ThresholdTables.THRESHOLDS, useCase)
        .where(col("as_of").equalTo(lit(context.asOf().date())))
        .select("threshold")
        .collectAsList()
        .stream()
        .map(row -> row.getDouble(0))
        .findFirst()
        .orElse(conf.bands().get(useCase).b());
  }

  /** Of a model by its own backtest; of rules by the best baseline of the last training. */
  private Map<String, Metric> backtest(String useCase, Optional<String> version) {
    return version.isPresent()
        ? metrics(version.get(), MODEL)
        : models
            .latest(useCase)
            .map(RegisteredModel::version)
            .map(latest -> metrics(latest, bestBaseline(latest)))
            .orElse(Map.of());
  }

  private String bestBaseline(String version) {
    return context
        .store()
        .read(RegistryTables.MODEL_REGISTRY)
        .where(col("model_version").equalTo(version))
        .select("best_baseline")
        .first()
        .getString(0);
  }

  private Map<String, Metric> metrics(String version, String candidate) {
    Map<String, Metric> metrics = new HashMap<>();
    context
        .store()
        .read(EvidenceTables.MODEL_METRICS)
        .where(col("model_version").equalTo(version).and(col("candidate").equalTo(candidate)))
        .where(col("origin").isNull().and(col("question").equalTo("within_horizon")))
        .where(col("value").isNotNull().and(col("low").isNotNull()))
        .select("metric", "value", "low", "high", "unit", "support")
        .collectAsList()
        .forEach(
            row ->
                metrics.put(
                    row.getString(0),
                    Metric.of(row.getDouble(1), row.getString(4), row.getLong(5))
                        .within(new Interval(row.getDouble(2), row.getDouble(3)))));
    return metrics;
  }

  private PerformanceRows performance(String useCase) {
    return new PerformanceRows(
        useCase,
        AlertThreshold.side(useCase),
        conf.bands().get(useCase).b(),
        new ClusterBootstrap(conf.train().resamples(), conf.seed()),
        context.asOf(),
        context.runId());
  }

  /** A use case in shadow is watched like any other. */
  private Dataset<Row> scores(String useCase) {
    return ScoringTables.allScores(context.store()).where(col("use_case").equalTo(useCase));
  }

  /** Those, and beside them what the model that is not in use would have said. */
  private Dataset<Row> foretold(String useCase) {
    Column[] columns =
        Stream.of("entity_id", "account_id", "probability", "basis", "model_version", "as_of")
            .map(name -> col(name))
            .toArray(Column[]::new);
    return scores(useCase)
        .select(columns)
        .unionByName(of(ChallengerScores.CHALLENGER_SCORES, useCase).select(columns));
  }

  private Dataset<Row> of(TableContract table, String useCase) {
    return context.store().read(table).where(col("use_case").equalTo(useCase));
  }

  private Said written(List<Map<TableContract, List<Row>>> found) {
    long count =
        Parallel.each(
                WRITES,
                table ->
                    context
                        .store()
                        .replaceAsOf(
                            table,
                            context.asOf(),
                            FROM_DRIVER.contains(table) ? fromDriver(found, table) : stability())
                        .rows())
            .stream()
            .mapToLong(Long::longValue)
            .sum();
    List<Row> drift = all(found, DriftTables.DRIFT);
    int raised = DriftTables.DRIFT.columnNames().indexOf("is_raised");
    long alerts = drift.stream().filter(row -> row.getBoolean(raised)).count();
    return new Said(
        count,
        drift.isEmpty()
            ? "no model to watch"
            : alerts + " of " + drift.size() + " subjects have drifted");
  }

  private Dataset<Row> fromDriver(List<Map<TableContract, List<Row>>> found, TableContract table) {
    return context.spark().createDataFrame(all(found, table), table.schema()).coalesce(1);
  }

  private Dataset<Row> stability() {
    Map<String, List<String>> inputs = new HashMap<>();
    for (UseCase useCase : UseCases.enabled(conf)) {
      models
          .champion(useCase.name())
          .flatMap(RegisteredModel::artifact)
          .ifPresent(
              artifact ->
                  inputs.put(
                      useCase.name(),
                      artifact.model().encoding().features().stream()
                          .map(EncodedFeature::name)
                          .toList()));
    }
    return ReasonStability.of(
            ScoringTables.allScores(context.store()),
            ScoringTables.allReasons(context.store()),
            observations,
            inputs,
            context.asOf(),
            context.runId())
        .coalesce(1);
  }

  private static List<Row> all(List<Map<TableContract, List<Row>>> found, TableContract table) {
    return found.stream().flatMap(one -> one.getOrDefault(table, List.of()).stream()).toList();
  }
}
