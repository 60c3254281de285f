package io.bowtie.report.gold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.bowtie.contract.AsOf;
import io.bowtie.governance.GovernanceTables;
import io.bowtie.governance.RolloutTables;
import io.bowtie.governance.feedback.FeedbackTables;
import io.bowtie.kpi.KpiTables;
import io.bowtie.model.evidence.EvidenceTables;
import io.bowtie.model.leakage.LeakageTables;
import io.bowtie.model.registry.RegistryTables;
import io.bowtie.quality.QualityTables;
import io.bowtie.recommendation.RecommendationTables;
import io.bowtie.report.GovernanceFixture;
import io.bowtie.report.ModelCards;
import io.bowtie.report.Report;
import io.bowtie.report.ReportFixture;
import io.bowtie.report.ReportInput;
import io.bowtie.report.ReportResult;
import io.bowtie.report.ReportTables;
import io.bowtie.scoring.ScoringTables;
import io.bowtie.scoring.drift.DriftTables;
import io.bowtie.scoring.realised.RealisedTables;
import io.bowtie.scoring.threshold.ThresholdTables;
import io.bowtie.silver.Accounts;
import io.bowtie.silver.Deals;
import io.bowtie.silver.Leads;
import io.bowtie.testkit.InMemoryTables;
import io.bowtie.testkit.Rows;
import io.bowtie.testkit.SparkSupport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkSupport.class)
class GoldReaderTest {
  private static final AsOf AS_OF = AsOf.parse("2026-06-30");
  private static final String VERSION = "deal-1";

  /** A small night of deals: 22 scored, one recommendation each; and rows of other nights. */
  private static InMemoryTables tables(SparkSession spark) {
    Rows scores = Rows.of(ScoringTables.SCORES);
    Rows advice = Rows.of(RecommendationTables.RECOMMENDATIONS);
    for (int deal = 10; deal < 32; deal++) {
      String probability = "0." + deal;
      scores.row(score("D" + deal, probability, "2026-06-30"));
      advice.row(advice("D" + deal, probability, "2026-06-30"));
    }
    scores.row(score("D99", "0.99", "2026-07-01"));
    advice.row(advice("D99", "0.99", "2026-07-01"));
    return new InMemoryTables(spark)
        .put(ScoringTables.SCORES, scores)
        .put(RecommendationTables.RECOMMENDATIONS, advice)
        .put(ScoringTables.SCORE_REASONS, reasons())
        .put(RegistryTables.MODEL_REGISTRY, registry())
        .put(RegistryTables.MODEL_EVENTS, events())
        .put(EvidenceTables.MODEL_METRICS, metrics())
        .put(EvidenceTables.CONFUSION_MATRICES, matrices())
        .put(EvidenceTables.GROUP_METRICS, groups())
        .put(LeakageTables.LEAKAGE_LEDGER, ledger())
        .put(EvidenceTables.CANARIES, canaries())
        .put(KpiTables.KPIS, kpis())
        .put(QualityTables.QUARANTINE, quarantine())
        .put(QualityTables.QUALITY_CHECKS, checks())
        .put(Deals.ENTITY.versions(), deals())
        .put(Accounts.ENTITY.versions(), accounts());
  }

  private static String[] score(String deal, String probability, String asOf) {
    return new String[] {
      "use_case",
      "deal",
      "entity_id",
      deal,
      "account_id",
      "A1",
      "probability",
      probability,
      "probability_low",
      "0.05",
      "probability_high",
      "0.95",
      "rank",
      "1",
      "band",
      "C",
      "confidence",
      "high",
      "basis",
      "model",
      "model_version",
      VERSION,
      "as_of",
      asOf,
      "run_id",
      "r"
    };
  }

  private static String[] advice(String deal, String probability, String asOf) {
    return new String[] {
      "recommendation_id",
      "R-" + deal,
      "use_case",
      "deal",
      "entity_id",
      deal,
      "account_id",
      "A1",
      "action",
      "call",
      "action_text",
      "Call",
      "risk_tier",
      "medium",
      "status",
      "published",
      "expires_on",
      "2026-07-07",
      "probability",
      probability,
      "band",
      "C",
      "confidence",
      "high",
      "threshold",
      "0.1",
      "caveats",
      "STALE_ACTIVITY,SMALL_SEGMENT",
      "as_of",
      asOf,
      "run_id",
      "r"
    };
  }

  private static Rows reasons() {
    Rows rows = Rows.of(ScoringTables.SCORE_REASONS);
    for (int position = 0; position <= 6; position++) {
      rows.row(
          "use_case",
          "deal",
          "entity_id",
          "D31",
          "position",
          "" + position,
          "code",
          "C",
          "family",
          "fit",
          "contribution",
          "0.1",
          "sentence",
          "Reason " + position,
          "as_of",
          "2026-06-30",
          "run_id",
          "r");
    }
    return rows;
  }

  private static Rows registry() {
    Rows rows = Rows.of(RegistryTables.MODEL_REGISTRY);
    List.of("2026-06-01", "2026-07-01")
        .forEach(
            trained ->
                rows.row(
                    "use_case",
                    "deal",
                    "model_version",
                    trained.equals("2026-06-01") ? VERSION : "deal-2",
                    "algorithm",
                    "logistic_regression",
                    "verdict",
                    "publish",
                    "verdict_reasons",
                    "Better than the baseline.",
                    "label_definition",
                    "Won",
                    "horizon_days",
                    "90",
                    "training_rows",
                    "100",
                    "training_events",
                    "20",
                    "calibration_rows",
                    "30",
                    "features",
                    "f1,f2",
                    "notes",
                    "",
                    "hyperparameters",
                    "{}",
                    "seed",
                    "42",
                    "conf_hash",
                    "c",
                    "code_hash",
                    "d",
                    "input_versions",
                    "{}",
                    "artifact",
                    "{}",
                    "best_baseline",
                    "stage_by_age",
                    "as_of",
                    trained,
                    "run_id",
                    "r"));
    return rows;
  }

  private static Rows events() {
    return Rows.of(RegistryTables.MODEL_EVENTS)
        .row(
            "use_case",
            "deal",
            "sequence",
            "1",
            "event",
            "promoted",
            "model_version",
            VERSION,
            "effective_from_as_of",
            "2026-06-02",
            "decided_by",
            "Approver",
            "note",
            "Better.",
            "decided_at",
            "2026-06-02",
            "as_of",
            "2026-06-01",
            "run_id",
            "r")
        .row(
            "use_case",
            "deal",
            "sequence",
            "2",
            "event",
            "rolled_back",
            "former_version",
            VERSION,
            "effective_from_as_of",
            "2026-07-01",
            "decided_by",
            "Approver",
            "note",
            "Later.",
            "decided_at",
            "2026-07-01",
            "as_of",
            "2026-06-30",
            "run_id",
            "r");
  }

  private static Rows metrics() {
    return Rows.of(EvidenceTables.MODEL_METRICS)
        .row(
            "use_case",
            "deal",
            "model_version",
            VERSION,
            "candidate",
            "model",
            "question",
            "within_horizon",
            "metric",
            "auc_roc",
            "value",
            "0.7",
            "low",
            "0.6",
            "high",
            "0.8",
            "unit",
            "share",
            "support",
            "500",
            "as_of",
            "2026-06-01",
            "run_id",
            "r")
        .row(
            "use_case",
            "deal",
            "model_version",
            VERSION,
            "candidate",
            "model",
            "question",
            "within_horizon",
            "origin",
            "2026-01-31",
            "metric",
            "auc_roc",
            "unit",
            "share",
            "support",
            "9",
            "undefined_reason",
            "too few events",
            "as_of",
            "2026-06-01",
            "run_id",
            "r");
  }

  private static Rows matrices() {
    return Rows.of(EvidenceTables.CONFUSION_MATRICES)
        .row(
            "use_case",
            "deal",
            "model_version",
            VERSION,
            "threshold_name",
            "B/C",
            "threshold",
            "0.35",
            "true_positives",
            "0",
            "false_positives",
            "0",
            "false_negatives",
            "3",
            "true_negatives",
            "7",
            "recall",
            "0",
            "recall_low",
            "0",
            "recall_high",
            "0.56",
            "as_of",
            "2026-06-01",
            "run_id",
            "r");
  }

  private static Rows ledger() {
    return Rows.of(LeakageTables.LEAKAGE_LEDGER)
        .row(
            "use_case",
            "deal",
            "model_version",
            VERSION,
            "feature",
            "x_tier",
            "family",
            "fit",
            "is_custom",
            "true",
            "known",
            "unknown",
            "basis",
            "declared",
            "row_count",
            "900",
            "auc",
            "0.61",
            "verdict",
            "kept",
            "reason",
            "Nobody has said when it is known.",
            "caught_by",
            "declaration",
            "signed_by",
            "data team",
            "as_of",
            "2026-06-01",
            "run_id",
            "r");
  }

  private static Rows canaries() {
    return Rows.of(EvidenceTables.CANARIES)
        .row(
            "use_case",
            "deal",
            "model_version",
            VERSION,
            "canary",
            "shuffled_outcomes",
            "result",
            "held",
            "value",
            "0.51",
            "low",
            "0.46",
            "high",
            "0.55",
            "support",
            "900",
            "sentence",
            "It learned nothing.",
            "as_of",
            "2026-06-01",
            "run_id",
            "r");
  }

  private static Rows groups() {
    return Rows.of(EvidenceTables.GROUP_METRICS)
        .row(
            "use_case",
            "deal",
            "model_version",
            VERSION,
            "dimension",
            "segment",
            "group_name",
            "smb",
            "metric",
            "precision",
            "undefined_reason",
            "suppressed",
            "as_of",
            "2026-06-01",
            "run_id",
            "r");
  }

  private static Rows kpis() {
    return Rows.of(KpiTables.KPIS)
        .row(
            "kpi",
            "win_rate",
            "period_type",
            "trailing",
            "period_start",
            "2025-07-01",
            "period_end",
            "2026-06-30",
            "dimension",
            "all",
            "group_name",
            "all",
            "value",
            "0.632",
            "low",
            "0.6",
            "high",
            "0.66",
            "unit",
            "rate",
            "support",
            "1270",
            "as_of",
            "2026-06-30",
            "run_id",
            "r");
  }

  /** A check of four nights, the last one later than the report's, and one of the night alone. */
  private static Rows checks() {
    return Rows.of(QualityTables.QUALITY_CHECKS)
        .row(check("row_count", "2026-06-30", "0"))
        .row(check("orphans", "2026-06-29", "12"))
        .row(check("orphans", "2026-06-30", "14"))
        .row(check("orphans", "2026-06-28", "9"))
        .row(check("orphans", "2026-07-01", "99"));
  }

  private static String[] check(String rule, String asOf, String failed) {
    return new String[] {
      "source",
      "crm",
      "entity",
      "deals",
      "rule",
      rule,
      "column_name",
      "*",
      "outcome",
      failed.equals("0") ? "pass" : "caveat",
      "checked_rows",
      "100",
      "failed_rows",
      failed,
      "detail",
      "In words.",
      "as_of",
      asOf,
      "run_id",
      "r"
    };
  }

  private static Rows quarantine() {
    Rows rows = Rows.of(QualityTables.QUARANTINE);
    for (int line = 1; line <= 5; line++) {
      rows.row(
          "source",
          "crm",
          "entity",
          "deals",
          "file",
          "/landing/night/deals.csv",
          "line",
          "" + line,
          "reason_code",
          "unknown_word",
          "column_name",
          "stage",
          "reason",
          "No such stage.",
          "row_json",
          "{}",
          "row_hash",
          "h" + line,
          "as_of",
          line == 5 ? "2026-06-30" : "2026-06-29",
          "run_id",
          "r");
    }
    return rows.row(
        "source",
        "crm",
        "entity",
        "deals",
        "reason_code",
        "unknown_word",
        "column_name",
        "stage",
        "reason",
        "No such stage.",
        "row_json",
        "{}",
        "row_hash",
        "h9",
        "as_of",
        "2026-07-01",
        "run_id",
        "r");
  }

  private static Rows deals() {
    return Rows.of(Deals.ENTITY.versions())
        .row(deal("Old name", "2026-01-01", "2026-01-01"))
        .row(deal("Platform, 3 years", "2026-06-30", "2026-06-30"))
        .row(deal("Named tomorrow", "2026-07-01", "2026-07-01"));
  }

  private static String[] deal(String name, String recorded, String landed) {
    return new String[] {
      "deal_id",
      "D31",
      "stage",
      "s",
      "outcome",
      "open",
      "deal_name",
      name,
      "source",
      "crm",
      "recorded_at",
      recorded,
      "is_deleted",
      "false",
      "landed_on",
      landed,
      "row_hash",
      recorded,
      "run_id",
      "r"
    };
  }

  private static Rows accounts() {
    return Rows.of(Accounts.ENTITY.versions())
        .row(
            "account_id",
            "A1",
            "account_name",
            "Lumen Foods",
            "source",
            "crm",
            "recorded_at",
            "2026-01-01",
            "is_deleted",
            "false",
            "landed_on",
            "2026-01-01",
            "row_hash",
            "h",
            "run_id",
            "r");
  }

  @Test
  void shouldReadWhatTheNightKnewAndNothingLater(SparkSession spark) {
    Night night = GoldReader.read(tables(spark), AS_OF, List.of("deal"));
    UseCaseNight deals = night.useCases().get(0);

    assertThat(deals.scores()).containsExactly(new ScoreCount("model", VERSION, "C", 22));
    assertThat(deals.models()).extracting(ModelRow::version).containsExactly(VERSION);
    assertThat(deals.champion().orElseThrow().version()).isEqualTo(VERSION);
    assertThat(deals.evidence()).hasSize(1);
    assertThat(night.quality().quarantine())
        .containsExactly(
            new QuarantineCount("crm", "deals", "unknown_word", "stage", 5, 1, "No such stage."));
    assertThat(night.pipeline().kpis().get(0).estimate())
        .isEqualTo(Estimate.ranged(0.632, 0.6, 0.66, 1_270));
  }

  @Test
  void shouldShowEachCheckBesideItsFindingsInTheNightsBefore(SparkSession spark) {
    assertThat(GoldReader.read(tables(spark), AS_OF, List.of("deal")).quality().checks())
        .extracting(CheckRow::rule, CheckRow::failedRows, CheckRow::failedBefore)
        .containsExactly(tuple("orphans", 14L, "9, 12"), tuple("row_count", 0L, ""));
  }

  @Test
  void shouldCutTheListAndCountTheRest(SparkSession spark) {
    Bounded<AdviceRow> advice =
        GoldReader.read(tables(spark), AS_OF, List.of("deal")).useCases().get(0).advice();
    assertThat(advice.rows()).hasSize(GoldReader.LIST);
    assertThat(advice.total()).isEqualTo(22);
    assertThat(advice.more()).isEqualTo(2);
    AdviceRow first = advice.rows().get(0);
    assertThat(first.entityId()).isEqualTo("D31");
    assertThat(first.name()).isEqualTo("Platform, 3 years");
    assertThat(first.account()).isEqualTo("Lumen Foods");
    assertThat(advice.rows().get(1).name()).isEqualTo("Lumen Foods");
    assertThat(first.caveats()).containsExactly("STALE_ACTIVITY", "SMALL_SEGMENT");
    assertThat(first.reasons())
        .extracting(ReasonRow::sentence)
        .containsExactly("Reason 1", "Reason 2", "Reason 3", "Reason 4", "Reason 5");
  }

  @Test
  void shouldKeepUseCasesApartAlsoWhereTheyShareAnId(SparkSession spark) {
    Rows advice = Rows.of(RecommendationTables.RECOMMENDATIONS);
    advice.row(advice("L7|2", "0.5", "2026-06-30"));
    String[] lead = advice("L7|2", "0.25", "2026-06-30");
    lead[1] = "R-lead";
    lead[3] = "lead";
    advice.row(lead);
    Rows leads =
        Rows.of(Leads.ENTITY.versions())
            .row(
                "lead_id",
                "L7",
                "cycle_number",
                "2",
                "created_at",
                "2026-06-01",
                "company",
                "Bluff Energy",
                "source",
                "crm",
                "recorded_at",
                "2026-06-01",
                "is_deleted",
                "false",
                "landed_on",
                "2026-06-01",
                "row_hash",
                "h",
                "run_id",
                "r");
    Night night =
        GoldReader.read(
            new InMemoryTables(spark)
                .put(RecommendationTables.RECOMMENDATIONS, advice)
                .put(Leads.ENTITY.versions(), leads),
            AS_OF,
            List.of("lead", "deal"));
    assertThat(night.useCases())
        .extracting(
            useCase ->
                useCase.useCase()
                    + " "
                    + useCase.advice().rows().get(0).name()
                    + " "
                    + useCase.advice().rows().get(0).probability().value().getAsDouble())
        .containsExactly("lead Bluff Energy 0.25", "deal A1 0.5");
  }

  @Test
  void shouldKeepAnUndefinedValueAsItsReason(SparkSession spark) {
    Evidence evidence =
        GoldReader.read(tables(spark), AS_OF, List.of("deal")).useCases().get(0).evidence().get(0);
    assertThat(evidence.metrics())
        .extracting(MetricRow::estimate)
        .containsExactlyInAnyOrder(
            Estimate.ranged(0.7, 0.6, 0.8, 500), Estimate.missing("too few events", 9));
    assertThat(evidence.matrices().get(0).precision().reason())
        .isEqualTo("nothing was predicted to happen");
    assertThat(evidence.groups().get(0).isSuppressed()).isTrue();
  }

  @Test
  void shouldReadWhichColumnsMayTrainAndHowTheEvidenceWasTried(SparkSession spark) {
    Evidence evidence =
        GoldReader.read(tables(spark), AS_OF, List.of("deal")).useCases().get(0).evidence().get(0);

    LedgerRow column = evidence.ledger().get(0);
    assertThat(column.isKept()).isTrue();
    assertThat(column.signedBy()).isEqualTo("data team");
    assertThat(column.auc()).isEqualTo(Estimate.exact(0.61, Estimate.UNKNOWN_SUPPORT));
    assertThat(column.gain().isKnown()).isFalse();
    assertThat(evidence.canaries())
        .containsExactly(
            new CanaryRow(
                "shuffled_outcomes",
                "held",
                Estimate.ranged(0.51, 0.46, 0.55, 900),
                "It learned nothing."));
  }

  @Test
  void shouldShowFewExamplesByFileNameAndLine(SparkSession spark) {
    assertThat(GoldReader.read(tables(spark), AS_OF, List.of("deal")).quality().examples())
        .extracting(QuarantineExample::place)
        .containsExactly("deals.csv:5", "deals.csv:1", "deals.csv:2");
  }

  @Test
  void shouldReportANightOfWhichNoTableHasARow(SparkSession spark, @TempDir Path folder)
      throws Exception {
    ReportResult result = Report.write(input(new InMemoryTables(spark), folder));
    assertThat(Files.readString(result.index())).contains("Nothing was scored.");
    assertThat(result.cards()).isEmpty();
  }

  @Test
  void shouldPrintQueriesThatRun(SparkSession spark, @TempDir Path folder) throws Exception {
    InMemoryTables tables = tables(spark);
    ReportResult result = Report.write(input(tables, folder));
    List.of(
            ScoringTables.SCORES,
            RecommendationTables.RECOMMENDATIONS,
            EvidenceTables.MODEL_METRICS,
            EvidenceTables.CONFUSION_MATRICES,
            EvidenceTables.CALIBRATION_BINS,
            EvidenceTables.LIFT_DECILES,
            EvidenceTables.GROUP_METRICS,
            LeakageTables.LEAKAGE_LEDGER,
            EvidenceTables.CANARIES,
            EvidenceTables.CALIBRATION_GROUPS,
            DriftTables.DRIFT,
            ThresholdTables.THRESHOLDS,
            ThresholdTables.THRESHOLD_EVIDENCE,
            RealisedTables.REALISED_PERFORMANCE,
            RealisedTables.EXPECTED_PERFORMANCE,
            KpiTables.KPIS,
            KpiTables.PIPELINE_VELOCITY,
            QualityTables.QUALITY_CHECKS,
            QualityTables.QUARANTINE,
            RegistryTables.MODEL_EVENTS,
            ScoringTables.REASON_STABILITY,
            GovernanceTables.USE_CASE_STATUS,
            GovernanceTables.USE_CASE_EVENTS,
            RolloutTables.ROLLOUT_CHECKS,
            FeedbackTables.RECOMMENDATION_OUTCOMES,
            FeedbackTables.DECISION_RATES,
            FeedbackTables.LIMIT_CHECKS)
        .forEach(table -> tables.read(table).createOrReplaceTempView("gold_" + table.name()));
    ModelCards.rows(spark, result.cards(), AS_OF, "r")
        .createOrReplaceTempView("gold_" + ReportTables.MODEL_CARDS.name());
    Pattern query = Pattern.compile("./bowtie sql \"([^\"]+)\"");
    int ran = 0;
    for (Path file : result.files()) {
      if (file.toString().endsWith(".html")) {
        Matcher matcher = query.matcher(Files.readString(file));
        while (matcher.find()) {
          String sql = matcher.group(1).replace("&lt;", "<").replace("gold.", "gold_");
          spark.sql(sql).schema();
          ran++;
        }
      }
    }
    assertThat(ran).isGreaterThan(10);
  }

  @Test
  void shouldKeepOneRowACardWithTheContractsColumns(SparkSession spark, @TempDir Path folder) {
    ReportResult result = Report.write(input(tables(spark), folder));
    assertThat(ModelCards.rows(spark, result.cards(), AS_OF, "r").collectAsList())
        .hasSize(1)
        .allSatisfy(row -> assertThat(row.<String>getAs("model_version")).isEqualTo(VERSION));
  }

  private static ReportInput input(InMemoryTables tables, Path folder) {
    return new ReportInput(
        tables,
        AS_OF,
        "r",
        ReportFixture.settings(folder),
        List.of(ReportFixture.context("deal")),
        GovernanceFixture.boundary(),
        List.of());
  }
}
