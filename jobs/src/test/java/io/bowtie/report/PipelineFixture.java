package io.bowtie.report;

import io.bowtie.report.gold.CheckRow;
import io.bowtie.report.gold.Estimate;
import io.bowtie.report.gold.KpiRow;
import io.bowtie.report.gold.PipelineNight;
import io.bowtie.report.gold.QualityNight;
import io.bowtie.report.gold.QuarantineCount;
import io.bowtie.report.gold.QuarantineExample;
import io.bowtie.report.gold.VelocityRow;
import java.util.ArrayList;
import java.util.List;

/** Pipeline, KPIs and checks of a night as they could be. */
final class PipelineFixture {

  private PipelineFixture() {}

  static PipelineNight pipeline(String first) {
    return new PipelineNight(
        List.of(
            velocity("all", "all", 1_214, 803, 467, 18_250, 71.4),
            velocity("segment", "enterprise", 301, 120, 98, 61_400, 118.2),
            velocity("segment", "mid_market", 422, 280, 161, 19_900, 74.9),
            velocity("segment", "smb", 491, 403, 208, 5_210, 41.3),
            velocity("source", first, 510, 402, 220, 17_100, 69.0),
            velocity("source", "outbound", 388, 201, 170, 21_700, 83.5),
            undefinedVelocity("source", "trade_show", 9)),
        kpis());
  }

  private static VelocityRow velocity(
      String dimension, String group, long open, long won, long lost, double amount, double cycle) {
    double winRate = (double) won / (won + lost);
    return new VelocityRow(
        dimension,
        group,
        "2025-07-01",
        open,
        won,
        lost,
        Estimate.exact(winRate, won + lost),
        Estimate.exact(amount, won),
        Estimate.exact(cycle, won),
        Estimate.exact(open * winRate * amount / cycle, open),
        "EUR");
  }

  private static VelocityRow undefinedVelocity(String dimension, String group, long open) {
    Estimate none = Estimate.missing("no deal was won in the window", 0);
    return new VelocityRow(
        dimension, group, "2025-07-01", open, 0, 4, Estimate.exact(0, 4), none, none, none, "EUR");
  }

  private static List<KpiRow> kpis() {
    List<KpiRow> rows = new ArrayList<>();
    rows.add(kpi("win_rate", "all", "all", "rate", ReportFixture.rate(803, 1_270)));
    rows.add(kpi("win_rate", "segment", "enterprise", "rate", ReportFixture.rate(120, 218)));
    rows.add(kpi("win_rate", "segment", "mid_market", "rate", ReportFixture.rate(280, 441)));
    rows.add(kpi("win_rate", "segment", "smb", "rate", ReportFixture.rate(403, 611)));
    rows.add(
        kpi("sales_cycle_days_median", "all", "all", "days", Estimate.ranged(62, 59, 66, 803)));
    rows.add(
        kpi("logo_churn", "all", "all", "rate", Estimate.missing("no subscriptions are known", 0)));
    for (int month = 1; month <= 6; month++) {
      String start = "2026-0" + month + "-01";
      rows.add(
          new KpiRow(
              "win_rate",
              "month",
              start,
              "2026-0" + month + "-28",
              "all",
              "all",
              "rate",
              ReportFixture.rate(60 + 5L * month, 110)));
    }
    return rows;
  }

  private static KpiRow kpi(
      String kpi, String dimension, String group, String unit, Estimate estimate) {
    return new KpiRow(
        kpi, "trailing", "2025-07-01", "2026-06-30", dimension, group, unit, estimate);
  }

  static QualityNight quality() {
    return new QualityNight(
        List.of(
            check("accounts", "unique", "account_id", "pass", 2_410, 0, "Every key is there once."),
            check("accounts", "fresh", "*", "caveat", 1, 1, "The newest row is 31 hours old."),
            check(
                "deals",
                "in_set",
                "stage",
                "quarantine",
                5_212,
                37,
                "37 rows name a stage that stages does not know."),
            check("deals", "complete", "deal_id", "pass", 5_212, 0, "Every row has a value."),
            check(
                "deals",
                "relates_to",
                "account_id",
                "caveat",
                5_212,
                144,
                "144 deals name no account; they stay in the pipeline."),
            check(
                "invoices",
                "row_count_drift",
                "*",
                "block",
                88,
                88,
                "88 rows against 4,100 the night before; the last good version stays."),
            check("leads", "complete", "lead_id", "pass", 9_870, 0, "Every row has a value.")),
        List.of(
            new QuarantineCount(
                "crm",
                "deals",
                "unknown_word",
                "stage",
                37,
                5,
                "'Verbal Ok' is no stage; map it in stages.sql."),
            new QuarantineCount(
                "crm",
                "deals",
                "not_a_number",
                "amount",
                4,
                0,
                "'12k' is not a number; correct it in the CRM.")),
        List.of(
            new QuarantineExample(
                "crm",
                "deals",
                "unknown_word",
                "stage",
                "'Verbal Ok' is no stage; map it in stages.sql.",
                "deals-2026-06-30.csv:118",
                "D-4411"),
            new QuarantineExample(
                "crm",
                "deals",
                "not_a_number",
                "amount",
                "'12k' is not a number; correct it in the CRM.",
                "",
                "")));
  }

  private static CheckRow check(
      String entity,
      String rule,
      String column,
      String outcome,
      long checked,
      long failed,
      String detail) {
    return new CheckRow("crm", entity, rule, column, outcome, checked, failed, "", detail);
  }
}
