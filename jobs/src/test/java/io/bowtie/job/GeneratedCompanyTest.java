package io.bowtie.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;
import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.config.BowtieConf;
import io.bowtie.contract.TableContract;
import io.bowtie.feature.Observations;
import io.bowtie.generate.Effects;
import io.bowtie.generate.Settings;
import io.bowtie.model.LinearModel;
import io.bowtie.model.evidence.EvidenceTables;
import io.bowtie.model.evidence.PredictionTables;
import io.bowtie.model.leakage.LeakageTables;
import io.bowtie.model.registry.RegisteredModel;
import io.bowtie.model.registry.RegistryTables;
import io.bowtie.scoring.ChallengerScores;
import io.bowtie.scoring.ScoringTables;
import io.bowtie.scoring.drift.DriftTables;
import io.bowtie.scoring.realised.RealisedTables;
import io.bowtie.scoring.threshold.ThresholdTables;
import io.bowtie.store.DeltaTableStore;
import io.bowtie.store.TableStore;
import io.bowtie.testkit.SparkSupport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A generated company from raw files to a training: what moves its outcomes is what its models
 * find, the same training comes out again, and what was trained and scored is watched.
 */
@ExtendWith(SparkSupport.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeneratedCompanyTest {
  private static final String NIGHT = "2026-06-28";

  /** What the CRM alone tells; enough for leads and deals, and a third of the work. */
  private static final String QUICK =
      """
      train { origins = 6, resamples = 50 }
      # A company small enough for a test has fewer cases than a gate should ask for.
      gate { minimum-events = 50, minimum-non-events = 50 }
      # Its coefficients are what is read below.
      train.logistic-regression.regularisation = [0.01]
      train.gradient-boosted-trees.enabled = false
      train.random-forest.enabled = false
      use-cases.churn.enabled = false
      sources { usage = null, support = null, billing = null }
      thresholds.lead.trial { cost-of-false-alert = 10, cost-of-miss = 90, capacity-per-week = 1
                              author = "marketing operations", approver = "revops-lead"
                              effective-from-as-of = "2026-06-01" }
      """;

  private static final Pattern NEEDED = Pattern.compile(": (\\d+)[^;]*; needed: (\\d+)\\.");

  private RunContext night;
  private Map<String, RegisteredModel> models;

  /** The company whose outcomes have causes, trained once for all that is asked of it. */
  @BeforeAll
  void train(@TempDir Path folder, SparkSession spark) throws IOException {
    night = night(DemoCompany.in(folder, Settings.demo().withSize(0.4), QUICK), spark);
    models = trained(night);
  }

  @Test
  void shouldFindThePlantedEffectsWithTheirSignAndPassAGate() {
    LinearModel lead = model(models, "lead");
    assertThat(level(lead, "lead_source", "referral")).isPositive();
    assertThat(level(lead, "lead_source", "purchased_list")).isNegative();
    assertThat(number(lead, "lead_employee_count")).isPositive();
    assertThat(number(lead, "x_form_score")).isPositive();
    LinearModel deal = model(models, "deal");
    assertThat(number(deal, "close_date_pushes_count")).isNegative();
    assertThat(level(deal, "deal_lead_source", "referral")).isPositive();
    assertThat(level(deal, "deal_lead_source", "purchased_list")).isNegative();
    assertThat(models.values().stream().map(RegisteredModel::verdict))
        .as(() -> models.values().stream().map(RegisteredModel::verdictReasons).toList().toString())
        .contains("publish");
  }

  @Test
  void shouldTrainTheSameModelAgain() {
    List<String> again =
        Reproduction.of(night.store(), asOf -> night, models.get("lead").version());

    assertThat(again)
        .anySatisfy(
            line -> assertThat(line).contains("the model itself is the same to the last digit"));
  }

  @Test
  void shouldWatchWhatWasTrainedAndScored() {
    TableStore store = night.store();
    new ScoreJob().run(night);
    // Nobody has promoted the models: what they would have said is kept apart.
    assertThat(texts(store, ChallengerScores.CHALLENGER_SCORES, "basis", "model_version"))
        .contains("challenger " + models.get("lead").version());
    store.append(ScoringTables.SCORES, pastScores(store));

    JobResult result = new MeasureJob().run(night);

    assertThat(result.detail()).contains("subjects have drifted");
    assertThat(store.read(PredictionTables.BACKTEST_PREDICTIONS).count()).isPositive();
    List<Row> drift = rows(store, DriftTables.DRIFT);
    assertThat(drift)
        .extracting(row -> row.<String>getAs("subject"))
        .contains("score", "label", "lead_source");
    assertThat(drift)
        .filteredOn(row -> row.<String>getAs("subject_kind").equals("feature"))
        .allSatisfy(
            row -> {
              assertThat(row.<Double>getAs("psi")).isNotNegative();
              assertThat(row.<Double>getAs("null_p95")).isPositive();
            });
    // The generator keeps leads much as they were.
    assertThat(drift)
        .filteredOn(row -> row.<Boolean>getAs("is_raised"))
        .hasSizeLessThan(drift.size() / 2);
    assertThat(rows(store, ThresholdTables.THRESHOLDS))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.<String>getAs("approver")).isEqualTo("revops-lead");
              assertThat(row.<String>getAs("binding")).isEqualTo("capacity");
              assertThat(row.<Long>getAs("open_tonight")).isPositive();
            });
    assertThat(rows(store, ThresholdTables.THRESHOLD_EVIDENCE)).hasSize(10);
    assertThat(rows(store, RealisedTables.EXPECTED_PERFORMANCE)).hasSize(6);
    assertThat(rows(store, ScoringTables.REASON_STABILITY))
        .singleElement()
        .satisfies(row -> assertThat(row.<Long>getAs("common_count")).isZero());
    List<Row> realised = rows(store, RealisedTables.REALISED_PERFORMANCE);
    assertThat(realised)
        .filteredOn(row -> row.<String>getAs("metric").equals("auc_roc"))
        .singleElement()
        // What stood in for past scores was drawn by lot.
        .satisfies(row -> assertThat(row.<Double>getAs("value")).isBetween(0.1, 0.9));
    List<String> first = realised.stream().map(Row::toString).toList();
    new MeasureJob().run(night);
    assertThat(rows(store, RealisedTables.REALISED_PERFORMANCE).stream().map(Row::toString))
        .containsExactlyInAnyOrderElementsOf(first);
  }

  @Test
  void shouldPassNoGateWhereOutcomesHaveNoCause(@TempDir Path folder, SparkSession spark)
      throws IOException {
    Settings settings = Settings.demo().withSize(0.4).withEffects(Effects.NONE);

    Map<String, RegisteredModel> without =
        trained(night(DemoCompany.in(folder, settings, QUICK), spark));

    assertThat(without).containsOnlyKeys("lead", "deal");
    without.forEach(
        (useCase, model) -> assertThat(model.verdict()).as(useCase).isIn("rules_only", "abstain"));
    // Not for want of data: that would be no finding.
    assertThat(
            without.get("lead").verdictReasons().stream()
                .flatMap(reason -> NEEDED.matcher(reason).results()))
        .isNotEmpty()
        .allSatisfy(
            counted ->
                assertThat(Integer.parseInt(counted.group(1)))
                    .isGreaterThanOrEqualTo(Integer.parseInt(counted.group(2))));
  }

  private static RunContext night(BowtieConf conf, SparkSession spark) {
    return TestNight.over(spark, DeltaTableStore.open(spark, conf.warehouse()))
        .conf(conf)
        .asOf(NIGHT);
  }

  private static Map<String, RegisteredModel> trained(RunContext night) {
    TableStore store = night.store();
    List.of(new IngestJob(), new ConformJob(), new ObserveJob(), new TrainJob())
        .forEach(job -> job.run(night));
    assertThat(texts(store, EvidenceTables.CANARIES, "canary", "result"))
        .contains("shuffled_outcomes held", "planted_future_column held")
        .doesNotContain("shuffled_outcomes failed", "planted_future_column failed");
    assertThat(heldAgainst(store)).as("what the ledger holds against columns").isEmpty();
    return store.read(RegistryTables.MODEL_REGISTRY).collectAsList().stream()
        .map(RegisteredModel::fromRow)
        .collect(Collectors.toMap(RegisteredModel::useCase, Function.identity()));
  }

  /** Reasons of whatever may not train; nothing that varies in this company may not. */
  private static Set<String> heldAgainst(TableStore store) {
    return store
        .read(LeakageTables.LEAKAGE_LEDGER)
        .where("verdict not in ('kept', 'constant')")
        .collectAsList()
        .stream()
        .map(row -> row.getAs("use_case") + " " + row.getAs("feature") + ": " + row.getAs("reason"))
        .collect(Collectors.toSet());
  }

  private static Set<String> texts(
      TableStore store, TableContract table, String one, String other) {
    return store.read(table).collectAsList().stream()
        .map(row -> row.getAs(one) + " " + row.getAs(other))
        .collect(Collectors.toSet());
  }

  /** Probabilities by lot for the leads that were looked at in January. */
  private static Dataset<Row> pastScores(TableStore store) {
    return store
        .read(Observations.table(List.of()))
        .where(col("landmark").between(lit(LocalDate.parse("2026-01-01")), lit("2026-01-31")))
        .select("entity_id")
        .distinct()
        .select(
            lit("lead").as("use_case"),
            col("entity_id"),
            pmod(xxhash64(col("entity_id")), lit(97)).divide(97.0).as("probability"),
            lit("rules").as("basis"),
            lit(LocalDate.parse("2026-01-31")).as("as_of"));
  }

  private static List<Row> rows(TableStore store, TableContract table) {
    return store
        .read(table)
        .where(col("as_of").equalTo(lit(LocalDate.parse(NIGHT))))
        .where(col("use_case").equalTo("lead"))
        .collectAsList();
  }

  private static LinearModel model(Map<String, RegisteredModel> models, String useCase) {
    return (LinearModel) models.get(useCase).artifact().orElseThrow().model();
  }

  private static double number(LinearModel model, String feature) {
    return model.ofNumber(feature).orElseThrow();
  }

  private static double level(LinearModel model, String feature, String level) {
    return model.ofLevel(feature, level).orElseThrow();
  }
}
