package io.bowtie.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.config.ConfLoader;
import io.bowtie.config.Mode;
import io.bowtie.governance.GovernanceTables;
import io.bowtie.governance.ModeTonight;
import io.bowtie.governance.RolloutTables;
import io.bowtie.model.registry.RegistryTables;
import io.bowtie.recommendation.RecommendationTables;
import io.bowtie.scoring.ScoringTables;
import io.bowtie.scoring.threshold.ThresholdTables;
import io.bowtie.store.TableStore;
import io.bowtie.testkit.Rows;
import io.bowtie.testkit.SparkSupport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkSupport.class)
class RecommendJobTest {
  private static final String ENFORCING =
      """
      sources { crm { system = crm, format = csv, location = ".", mapping = "mapping",
                      tables { deals = "deals.csv" } } }
      governance {
        deal.mode = live
        lead {
          owner = o, data-owner = d, model-owner = m, failure-owner = f, approvers = [a], users = u
          user-action = x, data-sources = [crm], approval-rule = r, confidence-threshold = c
          override-process = p, review-cadence = monthly, feedback-path = w, error-path = e
          rollback-plan = b, maturity-stage = live, exit-criteria { shadow-nights = 2 }
        }
      }
      """;

  private final Job job = new RecommendJob();

  @Test
  void shouldAdviseFromTheScoresOfItsNightAlone(SparkSession spark, TableStore store) {
    store.append(
        ScoringTables.SCORES,
        Rows.of(ScoringTables.SCORES)
            .row(lead("L1", "0.7", "A", "2026-06-30"))
            .row(lead("L2", "0.1", "C", "2026-06-30"))
            .row(lead("L3", "0.7", "A", "2026-06-29"))
            .in(spark));

    JobResult first = job.run(TestNight.over(spark, store).asOf("2026-06-30"));
    List<String> advice = advice(store);
    JobResult again = job.run(TestNight.over(spark, store).asOf("2026-06-30"));

    assertThat(first.rowsIn()).isEqualTo(2);
    assertThat(first.rowsOut()).isEqualTo(1);
    assertThat(again).isEqualTo(first);
    assertThat(advice).singleElement().asString().contains("L1");
    assertThat(advice(store)).isEqualTo(advice);
  }

  @Test
  void shouldTakeItsFormerAdviceBackWhenTheScoresAreGone(SparkSession spark, TableStore store) {
    Rows scores = Rows.of(ScoringTables.SCORES).row(lead("L1", "0.7", "A", "2026-06-30"));
    store.append(ScoringTables.SCORES, scores.in(spark));
    job.run(TestNight.over(spark, store).asOf("2026-06-30"));
    store.overwrite(ScoringTables.SCORES, Rows.of(ScoringTables.SCORES).in(spark));

    JobResult result = job.run(TestNight.over(spark, store).asOf("2026-06-30"));

    assertThat(result.outcome()).isEqualTo("nothing_to_do");
    assertThat(result.detail()).contains("2026-06-30");
    assertThat(advice(store)).isEmpty();
  }

  private static List<String> advice(TableStore store) {
    return store.read(RecommendationTables.RECOMMENDATIONS).collectAsList().stream()
        .map(Row::toString)
        .sorted()
        .toList();
  }

  @Test
  void shouldHoldAnAlertOfTheNightBeforeWithinTheMargin(SparkSession spark, TableStore store) {
    store.append(
        ScoringTables.SCORES,
        Rows.of(ScoringTables.SCORES)
            .row(lead("L1", "0.52", "A", "2026-06-20"))
            .row(lead("L2", "0.48", "A", "2026-06-20"))
            .row(lead("L1", "0.48", "A", "2026-06-30"))
            .row(lead("L2", "0.48", "A", "2026-06-30"))
            .in(spark));
    store.append(
        ThresholdTables.THRESHOLDS,
        Rows.of(ThresholdTables.THRESHOLDS)
            .row(threshold("2026-06-20"))
            .row(threshold("2026-06-30"))
            .in(spark));

    job.run(TestNight.over(spark, store).asOf("2026-06-20"));
    job.run(TestNight.over(spark, store).asOf("2026-06-30"));

    List<Row> held =
        store
            .read(RecommendationTables.RECOMMENDATIONS)
            .where("as_of = '2026-06-30'")
            .select("entity_id", "threshold_id", "alert_state", "alert_since", "episode_since")
            .collectAsList();
    // The alert stands on; ten days without a night make another episode of the advice.
    assertThat(held).singleElement().hasToString("[L1,lead-spring-1,held,2026-06-20,2026-06-30]");
  }

  @Test
  void shouldAdviseNobodyWhileTheUseCaseIsInShadow(SparkSession spark, TableStore store) {
    store.append(
        ScoringTables.SCORES,
        Rows.of(ScoringTables.SCORES).row(lead("L1", "0.7", "A", "2026-06-30")).in(spark));
    store.append(
        GovernanceTables.USE_CASE_EVENTS,
        Rows.of(GovernanceTables.USE_CASE_EVENTS)
            .row(
                "use_case",
                "lead",
                "sequence",
                "1",
                "event",
                "fell_back",
                "effective_from_as_of",
                "2026-06-29",
                "decided_by",
                "the night",
                "note",
                "Overrides.",
                "decided_at",
                "2026-06-29T02:00:00Z",
                "as_of",
                "2026-06-28",
                "run_id",
                "r")
            .in(spark));

    job.run(TestNight.over(spark, store).asOf("2026-06-30"));

    assertThat(advice(store)).isEmpty();
    assertThat(store.read(RecommendationTables.SHADOW_RECOMMENDATIONS).collectAsList())
        .singleElement()
        .asString()
        .contains("L1");
  }

  @Test
  void shouldAdviseNobodyUntilTheExitCriteriaAreMet(
      SparkSession spark, TableStore store, @TempDir Path folder) throws IOException {
    RunContext night =
        TestNight.over(spark, store)
            .conf(ConfLoader.load(Files.writeString(folder.resolve("bowtie.conf"), ENFORCING)))
            .asOf("2026-06-30");
    store.append(
        RegistryTables.MODEL_REGISTRY,
        Rows.of(RegistryTables.MODEL_REGISTRY)
            .row(
                "use_case",
                "lead",
                "model_version",
                "lead-1",
                "verdict",
                "rules_only",
                "verdict_reasons",
                "",
                "artifact",
                "",
                "as_of",
                "2026-06-01")
            .in(spark));
    store.append(GovernanceTables.USE_CASE_STATUS, shadowNights("2026-06-28").in(spark));

    ModeTonight before = UseCaseModes.read(night).of("lead");
    Rollout.write(night);
    // Tonight's own row, which a night that is run again finds, is no night before it.
    store.append(GovernanceTables.USE_CASE_STATUS, shadowNights("2026-06-30").in(spark));
    assertThat(UseCaseModes.read(night).of("lead")).isEqualTo(before);
    store.append(GovernanceTables.USE_CASE_STATUS, shadowNights("2026-06-29").in(spark));

    assertThat(before.mode()).isEqualTo(Mode.SHADOW);
    assertThat(before.reason()).endsWith("spent 1 nights in shadow, and 2 are asked for.");
    UseCaseModes after = UseCaseModes.read(night);
    assertThat(after.of("lead").mode()).isEqualTo(Mode.LIVE);
    assertThat(after.of("deal").mode()).isEqualTo(Mode.LIVE);
    assertThat(
            store
                .read(RolloutTables.ROLLOUT_CHECKS)
                .where("use_case <> 'churn'")
                .selectExpr("concat_ws(' ', use_case, criterion, figure, is_met, is_enforced)")
                .collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactlyInAnyOrder(
            "lead evidence_gate 1.0 true true",
            "lead leakage_ledger 0.0 true true",
            "lead registration 0.0 true true",
            "lead shadow_nights 1.0 false true",
            "lead stops_and_fall_backs 0.0 true true",
            "deal evidence_gate 0.0 false false",
            "deal leakage_ledger 0.0 true false",
            "deal registration 16.0 false false",
            "deal shadow_nights 0.0 false false",
            "deal stops_and_fall_backs 0.0 true false");
  }

  private static Rows shadowNights(String asOf) {
    return Rows.of(GovernanceTables.USE_CASE_STATUS)
        .row("use_case", "lead", "mode", "shadow", "as_of", asOf, "run_id", "r");
  }

  @Test
  void shouldAdviseNobodyOfWhoIsHeldOutAndKeepWhatTheyWouldHaveGot(
      SparkSession spark, TableStore store) {
    store.append(
        ScoringTables.SCORES,
        Rows.of(ScoringTables.SCORES)
            .row(lead("L2", "0.7", "A", "2026-06-30"))
            .row(lead("L3", "0.7", "A", "2026-06-30"))
            .in(spark));

    JobResult result =
        job.run(
            TestNight.over(spark, store)
                .with("governance.lead.holdout { share = 0.5, salt = \"2026\" }")
                .asOf("2026-06-30"));

    assertThat(result.rowsOut()).isEqualTo(2);
    assertThat(advice(store)).singleElement().asString().contains("L2");
    assertThat(store.read(RecommendationTables.HELD_OUT).collectAsList())
        .singleElement()
        .asString()
        .contains("L3", "lead_call_today");
  }

  private static String[] threshold(String asOf) {
    return new String[] {
      "use_case",
      "lead",
      "threshold_id",
      "lead-spring-1",
      "threshold",
      "0.5",
      "alert_side",
      "at-or-above",
      "clear_threshold",
      "0.45",
      "minimum_dwell_nights",
      "3",
      "as_of",
      asOf,
      "run_id",
      "r"
    };
  }

  private static String[] lead(String id, String probability, String band, String asOf) {
    return new String[] {
      "use_case",
      "lead",
      "entity_id",
      id,
      "probability",
      probability,
      "probability_low",
      "0.05",
      "probability_high",
      "0.9",
      "rank",
      "1",
      "band",
      band,
      "confidence",
      "high",
      "basis",
      "model",
      "explained_output",
      "log_odds",
      "explained_value",
      "0",
      "caveats",
      "",
      "as_of",
      asOf,
      "run_id",
      "r"
    };
  }
}
