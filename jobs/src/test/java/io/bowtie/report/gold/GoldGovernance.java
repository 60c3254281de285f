package io.bowtie.report.gold;

import io.bowtie.governance.GovernanceTables;
import io.bowtie.governance.RolloutTables;
import io.bowtie.governance.feedback.FeedbackTables;
import io.bowtie.quality.QualityTables;
import io.bowtie.recommendation.RecommendationTables;
import io.bowtie.scoring.ScoringTables;
import io.bowtie.scoring.drift.DriftTables;
import io.bowtie.testkit.InMemoryTables;
import io.bowtie.testkit.Rows;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** What people and outcomes said of deals over four weeks, with rows before and after them. */
final class GoldGovernance {
  static final String FIRST = "2026-06-03";
  static final String TOO_EARLY = "2026-06-02";
  private static final String TOO_LATE = "2026-07-01";

  private GoldGovernance() {}

  /** Tables of which the window from {@link #FIRST} to 30 June is read. */
  static InMemoryTables tables(SparkSession spark) {
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
