package io.bowtie.report.gold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.bowtie.contract.AsOf;
import io.bowtie.governance.GovernanceTables;
import io.bowtie.governance.RolloutTables;
import io.bowtie.governance.feedback.FeedbackTables;
import io.bowtie.quality.QualityTables;
import io.bowtie.recommendation.RecommendationTables;
import io.bowtie.scoring.ScoringTables;
import io.bowtie.scoring.drift.DriftTables;
import io.bowtie.testkit.InMemoryTables;
import io.bowtie.testkit.Rows;
import io.bowtie.testkit.SparkSupport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSupport.class)
class GovernanceReaderTest {
  private static final AsOf TONIGHT = AsOf.parse("2026-06-30");
  private static final String FIRST = "2026-06-03";
  private static final String TOO_EARLY = "2026-06-02";
  private static final String TOO_LATE = "2026-07-01";

  private static GovernanceNight night;

  @BeforeAll
  static void readOnce(SparkSession spark) {
    night =
        new GovernanceReader(tables(spark), TONIGHT, List.of("deal", "lead"))
            .read(Map.of("deal", 5L, "lead", 0L));
  }

  @Test
  void shouldReadTheWindowOfEveryTableAndNothingBeyondIt() {
    assertThat(night.status())
        .extracting(StatusRow::asOf, StatusRow::mode)
        .containsExactly(tuple(FIRST, "shadow"), tuple("2026-06-30", "live"));
    assertThat(night.statusOf("deal", TONIGHT).orElseThrow().field("owner"))
        .isEqualTo("sales operations");
    assertThat(night.rolloutOf("deal"))
        .extracting(RolloutRow::stage, RolloutRow::isEnforced, RolloutRow::asOf)
        .containsExactly(
            tuple("historical_test", false, "2026-06-29"), tuple("shadow", true, "2026-06-29"));
    assertThat(night.answers())
        .extracting(
            AnswerCount::answer,
            AnswerCount::isRecent,
            AnswerCount::firstAdvised,
            AnswerCount::advice)
        .containsExactlyInAnyOrder(
            tuple("accepted", true, FIRST, 2L), tuple("open", false, TOO_EARLY, 1L));
    assertThat(night.rate("deal", "acceptance_rate").range()).isPresent();
    assertThat(night.rate("deal", "edit_rate").reason()).isEqualTo("nobody has decided yet");
    assertThat(night.rate("lead", "edit_rate").reason()).isEqualTo("no advice is followed yet");
    assertThat(night.limitsOf("deal"))
        .singleElement()
        .satisfies(limit -> assertThat(limit.value().isKnown()).isFalse());
    assertThat(night.stability()).singleElement().extracting(StabilityRow::former).isEqualTo("");
    assertThat(night.standing()).extracting(StandingRow::event).containsExactly("fell_back");
    assertThat(night.moved()).extracting(MovedRow::subject).containsExactly("meetings");
    assertThat(night.failed()).extracting(FailedCheck::outcome).containsExactly("block");
  }

  @Test
  void shouldCountAPieceOfAdviceOnceHoweverManyNightsGiveIt() {
    assertThat(night.tallies())
        .extracting(AdviceTally::riskTier, AdviceTally::advice)
        .containsExactly(tuple("medium", 2L), tuple("high", 1L));
  }

  @Test
  void shouldTakeTheFirstTheMiddleAndTheLastScoreAsExamples() {
    assertThat(night.examples())
        .extracting(ExampleRow::entityId, ExampleRow::rank)
        .containsExactly(tuple("D1", 1), tuple("D3", 3), tuple("D5", 5));
    ExampleRow first = night.examples().get(0);
    assertThat(first.caveats()).containsExactly("STALE_ACTIVITY");
    assertThat(first.reasons()).extracting(ReasonRow::position).containsExactly(1, 2);
    assertThat(first.advice())
        .extracting(ExampleRow.Advised::riskTier)
        .containsExactly("medium", "high");
    assertThat(night.examples().get(2).advice()).isEmpty();
  }

  private static InMemoryTables tables(SparkSession spark) {
    return new InMemoryTables(spark)
        .put(
            GovernanceTables.USE_CASE_STATUS,
            Rows.of(GovernanceTables.USE_CASE_STATUS)
                .row(status("live", "2026-06-30"))
                .row(status("shadow", FIRST))
                .row(status("off", TOO_EARLY))
                .row(status("off", TOO_LATE)))
        .put(
            RolloutTables.ROLLOUT_CHECKS,
            Rows.of(RolloutTables.ROLLOUT_CHECKS)
                .row(check("shadow", "shadow_nights", "true", "2026-06-29"))
                .row(check("historical_test", "evidence_gate", "false", "2026-06-29"))
                .row(check("historical_test", "evidence_gate", "false", "2026-06-28")))
        .put(
            FeedbackTables.RECOMMENDATION_OUTCOMES,
            Rows.of(FeedbackTables.RECOMMENDATION_OUTCOMES)
                .row(outcome("R1", "accepted", FIRST, "2026-06-30"))
                .row(outcome("R2", "accepted", "2026-06-20", "2026-06-30"))
                .row(outcome("R3", null, TOO_EARLY, "2026-06-30"))
                .row(outcome("R1", null, FIRST, "2026-06-29")))
        .put(
            FeedbackTables.DECISION_RATES,
            Rows.of(FeedbackTables.DECISION_RATES)
                .row(
                    rate(
                        "acceptance_rate",
                        "value",
                        "0.5",
                        "low",
                        "0.2",
                        "high",
                        "0.8",
                        "support",
                        "9"))
                .row(
                    rate(
                        "edit_rate", "support", "0", "undefined_reason", "nobody has decided yet")))
        .put(
            FeedbackTables.LIMIT_CHECKS,
            Rows.of(FeedbackTables.LIMIT_CHECKS).row(limit("2026-06-30")).row(limit("2026-06-29")))
        .put(
            ScoringTables.REASON_STABILITY,
            Rows.of(ScoringTables.REASON_STABILITY)
                .row(
                    "use_case",
                    "deal",
                    "common_count",
                    "0",
                    "unchanged_count",
                    "0",
                    "undefined_reason",
                    "no entity was scored on both nights",
                    "as_of",
                    "2026-06-30"))
        .put(
            GovernanceTables.USE_CASE_EVENTS,
            Rows.of(GovernanceTables.USE_CASE_EVENTS)
                .row(event("1", "stopped", TOO_EARLY))
                .row(event("2", "fell_back", "2026-06-30"))
                .row(event("3", "resumed", TOO_LATE)))
        .put(
            DriftTables.DRIFT,
            Rows.of(DriftTables.DRIFT)
                .row(drift("meetings", "true", "2026-06-30"))
                .row(drift("amount", "false", "2026-06-30"))
                .row(drift("tickets", "true", TOO_EARLY)))
        .put(
            QualityTables.QUALITY_CHECKS,
            Rows.of(QualityTables.QUALITY_CHECKS)
                .row(quality("pass", "2026-06-30"))
                .row(quality("block", "2026-06-29"))
                .row(quality("caveat", TOO_EARLY)))
        .put(
            RecommendationTables.RECOMMENDATIONS,
            Rows.of(RecommendationTables.RECOMMENDATIONS)
                .row(advice("R1", "D1", "call", "medium", "2026-06-30"))
                .row(advice("R1", "D1", "call", "medium", "2026-06-29"))
                .row(advice("R2", "D2", "call", "medium", FIRST))
                .row(advice("R3", "D1", "review", "high", "2026-06-30"))
                .row(advice("R4", "D4", "call", "medium", TOO_EARLY)))
        .put(ScoringTables.SCORES, scores())
        .put(
            ScoringTables.SCORE_REASONS,
            Rows.of(ScoringTables.SCORE_REASONS)
                .row(reason("D1", "2"))
                .row(reason("D1", "0"))
                .row(reason("D1", "1"))
                .row(reason("D2", "1")));
  }

  private static Rows scores() {
    Rows scores = Rows.of(ScoringTables.SCORES);
    for (int rank = 1; rank <= 5; rank++) {
      scores.row(
          "use_case",
          "deal",
          "entity_id",
          "D" + rank,
          "probability",
          "0." + (9 - rank),
          "probability_low",
          "0.1",
          "probability_high",
          "0.9",
          "rank",
          Integer.toString(rank),
          "band",
          "B",
          "confidence",
          "high",
          "basis",
          "model",
          "caveats",
          "STALE_ACTIVITY",
          "as_of",
          "2026-06-30");
    }
    return scores;
  }

  private static String[] status(String mode, String asOf) {
    return new String[] {
      "use_case",
      "deal",
      "mode",
      mode,
      "registered_mode",
      "live",
      "missing_fields",
      "",
      "registration",
      "{\"owner\":\"sales operations\"}",
      "as_of",
      asOf,
      "run_id",
      "r"
    };
  }

  private static String[] check(String stage, String criterion, String isEnforced, String asOf) {
    return new String[] {
      "use_case",
      "deal",
      "stage",
      stage,
      "criterion",
      criterion,
      "figure",
      "1",
      "limit_figure",
      "1",
      "is_met",
      "true",
      "is_enforced",
      isEnforced,
      "sentence",
      "Met.",
      "as_of",
      asOf
    };
  }

  private static String[] outcome(String id, String decision, String advisedOn, String asOf) {
    return new String[] {
      "recommendation_id",
      id,
      "use_case",
      "deal",
      "entity_id",
      "D1",
      "action",
      "call",
      "arm",
      "advised",
      "advised_on",
      advisedOn,
      "decision",
      decision,
      "as_of",
      asOf
    };
  }

  private static String[] rate(String metric, String... values) {
    List<String> row = new ArrayList<>();
    row.addAll(List.of("use_case", "deal", "dimension", "all", "level", "all"));
    row.addAll(List.of("metric", metric, "as_of", "2026-06-30"));
    row.addAll(List.of(values));
    return row.toArray(String[]::new);
  }

  private static String[] limit(String asOf) {
    return new String[] {
      "use_case", "deal", "limit_name", "override_rate", "bound", "0.4", "minimum", "20",
      "judged_until", asOf, "support", "0", "verdict", "too_few", "is_review", "false",
      "falls_back", "false", "as_of", asOf
    };
  }

  private static String[] event(String sequence, String event, String from) {
    return new String[] {
      "use_case",
      "deal",
      "sequence",
      sequence,
      "event",
      event,
      "effective_from_as_of",
      from,
      "decided_by",
      "sales director",
      "note",
      "Why.",
      "decided_at",
      from,
      "as_of",
      from
    };
  }

  private static String[] drift(String subject, String isRaised, String asOf) {
    return new String[] {
      "use_case",
      "deal",
      "model_version",
      "v1",
      "subject_kind",
      "feature",
      "subject",
      subject,
      "sample",
      "landmarks",
      "training_rows",
      "9",
      "current_rows",
      "9",
      "verdict",
      "alert",
      "is_raised",
      isRaised,
      "as_of",
      asOf
    };
  }

  private static String[] quality(String outcome, String asOf) {
    return new String[] {
      "source",
      "crm",
      "entity",
      "deals",
      "rule",
      "currency",
      "outcome",
      outcome,
      "failed_rows",
      "3",
      "as_of",
      asOf
    };
  }

  private static String[] advice(
      String id, String entity, String action, String tier, String asOf) {
    return new String[] {
      "recommendation_id",
      id,
      "use_case",
      "deal",
      "entity_id",
      entity,
      "action",
      action,
      "action_text",
      "Do it.",
      "risk_tier",
      tier,
      "status",
      tier.equals("high") ? "needs_approval" : "published",
      "as_of",
      asOf
    };
  }

  private static String[] reason(String entity, String position) {
    return new String[] {
      "use_case",
      "deal",
      "entity_id",
      entity,
      "position",
      position,
      "family",
      "usage",
      "contribution",
      "0.2",
      "sentence",
      "It is used.",
      "as_of",
      "2026-06-30"
    };
  }
}
