package io.bowtie.report.gold;

import io.bowtie.kpi.KpiTables;
import io.bowtie.model.evidence.EvidenceTables;
import io.bowtie.model.evidence.GateTables;
import io.bowtie.model.leakage.LeakageTables;
import io.bowtie.model.registry.RegistryTables;
import io.bowtie.quality.QualityTables;
import io.bowtie.recommendation.RecommendationTables;
import io.bowtie.scoring.ScoringTables;
import io.bowtie.silver.Accounts;
import io.bowtie.silver.Deals;
import io.bowtie.testkit.InMemoryTables;
import io.bowtie.testkit.Rows;
import org.apache.spark.sql.SparkSession;

/** A night of deals in gold and silver, with rows of the nights around it. */
final class GoldNight {

  private GoldNight() {}

  /** A small night of deals: 22 scored, one recommendation each; and rows of other nights. */
  static InMemoryTables tables(SparkSession spark) {
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
        .put(RegistryTables.MODEL_REGISTRY, GoldEvidence.registry())
        .put(RegistryTables.MODEL_EVENTS, GoldEvidence.events())
        .put(GateTables.GATE_CONDITIONS, GoldEvidence.conditions())
        .put(GateTables.BACKTEST_ORIGINS, GoldEvidence.origins())
        .put(EvidenceTables.MODEL_METRICS, GoldEvidence.metrics())
        .put(EvidenceTables.CONFUSION_MATRICES, GoldEvidence.matrices())
        .put(EvidenceTables.GROUP_METRICS, GoldEvidence.groups())
        .put(LeakageTables.LEAKAGE_LEDGER, GoldEvidence.ledger())
        .put(EvidenceTables.CANARIES, GoldEvidence.canaries())
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
      GoldEvidence.VERSION,
      "as_of",
      asOf,
      "run_id",
      "r"
    };
  }

  static String[] advice(String deal, String probability, String asOf) {
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
}
