package io.bowtie.report.gold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.bowtie.contract.AsOf;
import io.bowtie.evaluation.GateQuestion;
import io.bowtie.governance.GovernanceTables;
import io.bowtie.governance.RolloutTables;
import io.bowtie.governance.feedback.FeedbackTables;
import io.bowtie.kpi.KpiTables;
import io.bowtie.model.evidence.EvidenceTables;
import io.bowtie.model.evidence.GateTables;
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

  @Test
  void shouldReadWhatTheNightKnewAndNothingLater(SparkSession spark) {
    Night night = GoldReader.read(GoldNight.tables(spark), AS_OF, List.of("deal"));
    UseCaseNight deals = night.useCases().get(0);

    assertThat(deals.scores())
        .containsExactly(new ScoreCount("model", GoldEvidence.VERSION, "C", 22));
    assertThat(deals.models()).extracting(ModelRow::version).containsExactly(GoldEvidence.VERSION);
    assertThat(deals.champion().orElseThrow().version()).isEqualTo(GoldEvidence.VERSION);
    assertThat(deals.evidence()).hasSize(1);
    assertThat(night.quality().quarantine())
        .containsExactly(
            new QuarantineCount("crm", "deals", "unknown_word", "stage", 5, 1, "No such stage."));
    assertThat(night.pipeline().kpis().get(0).estimate())
        .isEqualTo(Estimate.ranged(0.632, 0.6, 0.66, 1_270));
  }

  @Test
  void shouldShowEachCheckBesideItsFindingsInTheNightsBefore(SparkSession spark) {
    assertThat(GoldReader.read(GoldNight.tables(spark), AS_OF, List.of("deal")).quality().checks())
        .extracting(CheckRow::rule, CheckRow::failedRows, CheckRow::failedBefore)
        .containsExactly(tuple("orphans", 14L, "9, 12"), tuple("row_count", 0L, ""));
  }

  @Test
  void shouldCutTheListAndCountTheRest(SparkSession spark) {
    Bounded<AdviceRow> advice =
        GoldReader.read(GoldNight.tables(spark), AS_OF, List.of("deal")).useCases().get(0).advice();
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
    advice.row(GoldNight.advice("L7|2", "0.5", "2026-06-30"));
    String[] lead = GoldNight.advice("L7|2", "0.25", "2026-06-30");
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
        GoldReader.read(GoldNight.tables(spark), AS_OF, List.of("deal"))
            .useCases()
            .get(0)
            .evidence()
            .get(0);
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
        GoldReader.read(GoldNight.tables(spark), AS_OF, List.of("deal"))
            .useCases()
            .get(0)
            .evidence()
            .get(0);

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
    assertThat(
            GoldReader.read(GoldNight.tables(spark), AS_OF, List.of("deal")).quality().examples())
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
  void shouldReadWhatTheGateAskedInItsOrderWithRemedies(SparkSession spark) {
    Evidence evidence =
        GoldReader.read(GoldNight.tables(spark), AS_OF, List.of("deal"))
            .useCases()
            .get(0)
            .evidence()
            .get(0);

    assertThat(evidence.conditions())
        .extracting(ConditionRow::question)
        .containsExactly(GateQuestion.HOW_LIKELY, GateQuestion.ENOUGH);
    assertThat(evidence.conditions().get(0).said())
        .isEqualTo("It is not shown. More cases are needed.");
    assertThat(evidence.origins())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.isKept()).isFalse();
              assertThat(row.reason())
                  .isEqualTo("12 looks were final by then. A step of 14 days leaves 8.");
            });
  }

  @Test
  void shouldPrintQueriesThatRun(SparkSession spark, @TempDir Path folder) throws Exception {
    InMemoryTables tables = GoldNight.tables(spark);
    ReportResult result = Report.write(input(tables, folder));
    List.of(
            ScoringTables.SCORES,
            RecommendationTables.RECOMMENDATIONS,
            GateTables.GATE_CONDITIONS,
            GateTables.BACKTEST_ORIGINS,
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
    ReportResult result = Report.write(input(GoldNight.tables(spark), folder));
    assertThat(ModelCards.rows(spark, result.cards(), AS_OF, "r").collectAsList())
        .hasSize(1)
        .allSatisfy(
            row -> assertThat(row.<String>getAs("model_version")).isEqualTo(GoldEvidence.VERSION));
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
