package io.bowtie.report;

import io.bowtie.contract.AsOf;
import io.bowtie.evaluation.Interval;
import io.bowtie.evaluation.Wilson;
import io.bowtie.report.card.CardContext;
import io.bowtie.report.gold.AdviceRow;
import io.bowtie.report.gold.ApprovalCount;
import io.bowtie.report.gold.BinRow;
import io.bowtie.report.gold.Bounded;
import io.bowtie.report.gold.CalibrationRow;
import io.bowtie.report.gold.CanaryRow;
import io.bowtie.report.gold.CheckRow;
import io.bowtie.report.gold.DecileRow;
import io.bowtie.report.gold.Estimate;
import io.bowtie.report.gold.EventRow;
import io.bowtie.report.gold.Evidence;
import io.bowtie.report.gold.GroupRow;
import io.bowtie.report.gold.KpiRow;
import io.bowtie.report.gold.LedgerRow;
import io.bowtie.report.gold.MatrixRow;
import io.bowtie.report.gold.MetricRow;
import io.bowtie.report.gold.ModelRow;
import io.bowtie.report.gold.Night;
import io.bowtie.report.gold.PipelineNight;
import io.bowtie.report.gold.QualityNight;
import io.bowtie.report.gold.QuarantineCount;
import io.bowtie.report.gold.QuarantineExample;
import io.bowtie.report.gold.ReasonRow;
import io.bowtie.report.gold.ScoreCount;
import io.bowtie.report.gold.UseCaseNight;
import io.bowtie.report.gold.VelocityRow;
import io.bowtie.report.page.NotComputed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A night as it could be: deals scored by a champion with a newer version waiting, leads scored by
 * rules, customers not scored at all.
 */
public final class ReportFixture {
  public static final AsOf AS_OF = AsOf.parse("2026-06-30");

  /** A name that would end a script element or open one if a page let it. */
  public static final String HOSTILE = "</script><script>alert('x')</script> & \"Söhne\"";

  private static final List<String> ORIGINS =
      List.of("2025-10-31", "2025-11-30", "2025-12-31", "2026-01-31", "2026-02-28", "2026-03-31");

  private ReportFixture() {}

  public static Night night() {
    return night("Quarry & Sons");
  }

  /** The same night, with this name for the first account and the first group. */
  public static Night night(String name) {
    return new Night(
        AS_OF,
        List.of(leads(), deals(name), customers()),
        WatchFixture.watch(name),
        pipeline(name),
        quality(),
        GovernanceFixture.night(name));
  }

  /** The same use case after its one promotion was taken back. */
  public static UseCaseNight rolledBack(UseCaseNight night) {
    List<EventRow> events = new ArrayList<>(night.events());
    events.add(
        new EventRow(
            night.useCase(),
            2,
            "rolled_back",
            "",
            "deal-2026-05-31",
            "2026-06-20",
            "Head of revenue operations",
            "Under review."));
    return new UseCaseNight(
        night.useCase(),
        night.scores(),
        night.advice(),
        night.approvals(),
        night.models(),
        events,
        night.evidence());
  }

  public static ReportSettings settings(Path folder) {
    return new ReportSettings("Northwind Instruments", "EUR", folder);
  }

  public static List<NotComputed> notComputed() {
    return List.of(new NotComputed("Net revenue retention", "No billing source is configured."));
  }

  public static List<CardContext> contexts() {
    return List.of(context("lead"), context("deal"), context("churn"));
  }

  public static CardContext context(String useCase) {
    return new CardContext(
        useCase,
        "Bowtie " + useCase + " score",
        "Probability of the label within the horizon, for every open " + useCase + ".",
        "The score orders attention. It is calibrated on later data than it was fitted on, and comes with its reasons.",
        List.of(
            new CardContext.Owner("Revenue operations", "use case"),
            new CardContext.Owner("Data science", "model")),
        List.of("Head of revenue operations"),
        List.of("Account executives and their managers"),
        List.of("Choosing what to look at first each morning"),
        List.of("It knows only what the connected systems record."),
        List.of("Fewer alerts were preferred to catching every case."),
        List.of(
            new CardContext.Risk(
                "Groups that were neglected in the past may score lower",
                "Group metrics with intervals each night; people decide")),
        "Apache-2.0",
        "monthly",
        List.of("Demo data."));
  }

  static Estimate rate(long successes, long rows) {
    Interval interval = Wilson.interval(successes, rows);
    return Estimate.ranged((double) successes / rows, interval.low(), interval.high(), rows);
  }

  // ---- use cases

  private static UseCaseNight deals(String name) {
    ModelRow champion = model("deal", "deal-2026-05-31", "2026-05-31", "publish", "stage_by_age");
    ModelRow newest = model("deal", "deal-2026-06-28", "2026-06-28", "publish", "stage_by_age");
    return new UseCaseNight(
        "deal",
        List.of(
            new ScoreCount("model", "deal-2026-05-31", "A", 58),
            new ScoreCount("model", "deal-2026-05-31", "B", 143),
            new ScoreCount("model", "deal-2026-05-31", "C", 402),
            new ScoreCount("model", "deal-2026-05-31", "D", 611)),
        new Bounded<>(advice(name), 201),
        List.of(
            new ApprovalCount("plan_next_meeting", "medium", "published", "", 154),
            new ApprovalCount("review_forecast", "high", "needs_approval", "sales_manager", 47)),
        List.of(champion, newest),
        List.of(
            new EventRow(
                "deal",
                1,
                "promoted",
                "deal-2026-05-31",
                "",
                "2026-06-01",
                "Head of revenue operations",
                "Beats stage by age at every origin.")),
        List.of(evidence(champion, name, 0.781, -0.0213), evidence(newest, name, 0.786, -0.0228)));
  }

  private static UseCaseNight leads() {
    ModelRow newest =
        model("lead", "lead-2026-06-28", "2026-06-28", "rules_only", "source_by_segment");
    return new UseCaseNight(
        "lead",
        List.of(
            new ScoreCount("rules", "", "A", 21),
            new ScoreCount("rules", "", "B", 230),
            new ScoreCount("rules", "", "C", 1_804),
            new ScoreCount("rules", "", "D", 3_377)),
        new Bounded<>(advice("Brook Analytics").subList(0, 3), 3),
        List.of(new ApprovalCount("contact_today", "low", "published", "", 3)),
        List.of(newest),
        List.of(),
        List.of(evidence(newest, "Webinar", 0.612, -0.0011)));
  }

  private static UseCaseNight customers() {
    ModelRow newest = model("churn", "churn-2026-06-28", "2026-06-28", "abstain", "tenure_by_plan");
    return new UseCaseNight(
        "churn",
        List.of(),
        new Bounded<>(List.of(), 0),
        List.of(),
        List.of(newest),
        List.of(),
        List.of(thinEvidence(newest)));
  }

  private static ModelRow model(
      String useCase, String version, String trainedOn, String verdict, String baseline) {
    return new ModelRow(
        useCase,
        version,
        "logistic_regression",
        verdict,
        reasons(verdict),
        useCase.equals("deal") ? "Won within the horizon; lost or open is not won" : "Event",
        90,
        "2023-12-31",
        "2026-01-31",
        18_211,
        3_204,
        4_390,
        List.of("stage_age_days", "meetings_count_28d", "close_date_pushes", "amount_log"),
        List.of("Accounts carry no creation date."),
        "{\"regularisation\":0.003,\"elastic_net\":0.0}",
        42,
        "5b1f0c",
        "a90d3e",
        "{\"silver.deals\":14,\"silver.activities\":31}",
        baseline,
        trainedOn);
  }

  private static List<String> reasons(String verdict) {
    return switch (verdict) {
      case "publish" ->
          List.of(
              "Log loss beats stage by age by 0.0213, interval 0.0301 to 0.0125 below it.",
              "Calibration slope 0.96 is within 0.8 to 1.25.",
              "3,204 events in 6 origins are enough.");
      case "rules_only" ->
          List.of(
              "Log loss against source by segment: the interval -0.0031 to 0.0010 reaches zero.",
              "Source by segment beats the base rate with its interval.");
      default ->
          List.of(
              "Only 31 events in the test windows; at least 100 are needed.",
              "No baseline beats the base rate with its interval.");
    };
  }

  private static List<AdviceRow> advice(String first) {
    List<AdviceRow> rows = new ArrayList<>();
    List<String> names =
        List.of(
            first,
            "Hartwell Robotics",
            "Ostrava Freight",
            "Lumen Foods",
            "Bluff Energy",
            "Kestrel Health");
    for (int index = 0; index < names.size(); index++) {
      double probability = 0.83 - 0.06 * index;
      boolean isHigh = index % 3 == 1;
      rows.add(
          new AdviceRow(
              "006A" + (1000 + 37 * index),
              names.get(index) + " – platform, 3 years",
              names.get(index),
              isHigh
                  ? "Ask whether the forecast category should move to commit"
                  : "Plan the next customer meeting this week",
              isHigh ? "" : "Deals with a meeting in the next 7 days were won more often.",
              "OWN-" + (11 + index),
              isHigh ? "high" : "medium",
              isHigh ? "sales_manager" : "",
              isHigh ? "needs_approval" : "published",
              "2026-07-07",
              Estimate.ranged(
                  probability, probability - 0.07, probability + 0.05, Estimate.UNKNOWN_SUPPORT),
              index + 1,
              index < 4 ? "A" : "B",
              index == 2 ? "low" : "high",
              index == 0 ? "improving" : "steady",
              "model",
              index == 2 ? List.of("STALE_ACTIVITY", "SMALL_SEGMENT") : List.of(),
              List.of(
                  reason("Two customer meetings in the last 28 days", 0.62, "2", "0.7"),
                  reason("In its stage for less time than usual", 0.31, "12 days", "26 days"),
                  reason("The close date was pushed once", -0.22, "1", "0.6"))));
    }
    return rows;
  }

  private static ReasonRow reason(
      String sentence, double contribution, String value, String typical) {
    return new ReasonRow("006A", 1, "engagement", contribution, sentence, value, typical);
  }

  // ---- evidence

  private static Evidence evidence(
      ModelRow model, String group, double auc, double logLossDifference) {
    return new Evidence(
        model,
        metrics(model, auc, logLossDifference),
        List.of(
            matrix("A/B", 0.60, 310, 118, 2_894, 14_889),
            matrix("B/C", 0.35, 1_120, 930, 2_084, 14_077),
            matrix("C/D", 0.15, 2_540, 4_830, 664, 10_177)),
        bins(),
        deciles(),
        groups(group),
        List.of(
            new CalibrationRow(
                "stage", "proposal", "calibration_gap", Estimate.ranged(0.04, 0.01, 0.07, 800)),
            new CalibrationRow(
                "stage", group, "calibration_gap", Estimate.ranged(0.01, -0.02, 0.04, 900))),
        ledger(),
        canaries());
  }

  private static List<LedgerRow> ledger() {
    return List.of(
        ledgerRow("stage", "versioned", 0.71, "kept", "", ""),
        ledgerRow("x_note_length", "at_creation", 0.97, "refused", "numbers", ""),
        ledgerRow("x_region_code", "unknown", 0.58, "needs_sign_off", "declaration", ""),
        ledgerRow("x_tier", "unknown", 0.61, "kept", "declaration", "data-team"));
  }

  private static LedgerRow ledgerRow(
      String feature, String known, double auc, String verdict, String caughtBy, String signedBy) {
    return new LedgerRow(
        feature,
        "progress",
        feature.startsWith("x_"),
        known,
        "declared",
        Estimate.exact(0.93, 18_211),
        Estimate.exact(auc, Estimate.UNKNOWN_SUPPORT),
        Estimate.missing("never or always filled", Estimate.UNKNOWN_SUPPORT),
        Estimate.exact(0.002, 1_204),
        Estimate.exact(0.011, 1_811),
        verdict,
        "A sentence on " + feature + ".",
        caughtBy,
        caughtBy.equals("numbers"),
        signedBy,
        signedBy.isEmpty() ? "" : "checked against the field's history");
  }

  private static List<CanaryRow> canaries() {
    return List.of(
        new CanaryRow(
            "latest_against_as_of",
            "reported",
            Estimate.exact(0.082, 311),
            "Values of tonight would have claimed more."),
        new CanaryRow(
            "planted_future_column",
            "held",
            Estimate.exact(0.98, 18_211),
            "The planted column was refused."),
        new CanaryRow(
            "shuffled_outcomes",
            "held",
            Estimate.ranged(0.503, 0.47, 0.53, 3_035),
            "With shuffled outcomes the model learns nothing."));
  }

  private static List<MetricRow> metrics(ModelRow model, double auc, double difference) {
    String own = MetricRow.MODEL;
    List<MetricRow> rows = new ArrayList<>();
    for (int index = 0; index < ORIGINS.size(); index++) {
      double shift = 0.012 * Math.sin(index * 2.1);
      String origin = ORIGINS.get(index);
      rows.add(metric(own, origin, "auc_roc", "share", auc + shift, 0.034, 3_035));
      rows.add(metric(own, origin, "log_loss", "nats", 0.402 - shift, 0.021, 3_035));
      rows.add(metric(own, origin, "ece", "share", 0.029 + shift / 3, 0.008, 3_035));
      rows.add(metric(own, origin, "base_rate", "share", 0.176 + shift, 0.014, 3_035));
    }
    rows.add(metric(own, "", "auc_roc", "share", auc, 0.015, 18_211));
    rows.add(metric(own, "", "auc_pr", "share", 0.512, 0.022, 18_211));
    rows.add(metric(own, "", "log_loss", "nats", 0.4012, 0.009, 18_211));
    rows.add(metric(own, "", "log_loss_difference", "nats", difference, 0.0088, 18_211));
    rows.add(metric(own, "", "brier", "squared error", 0.1189, 0.003, 18_211));
    rows.add(metric(own, "", "brier_skill", "share", 0.081, 0.021, 18_211));
    rows.add(metric(own, "", "ece", "share", 0.021, 0.006, 18_211));
    rows.add(
        new MetricRow(
            own,
            MetricRow.WITHIN_HORIZON,
            "",
            "ece_noise_floor",
            "share",
            Estimate.exact(0.0124, 18_211)));
    rows.add(metric(own, "", "calibration_slope", "slope", 0.96, 0.07, 18_211));
    rows.add(metric(own, "", "calibration_intercept", "log-odds", -0.04, 0.06, 18_211));
    rows.add(metric(own, "", "base_rate", "share", 0.176, 0.006, 18_211));
    rows.addAll(baseline(model.bestBaseline(), auc - 0.07, 0.4012 - difference));
    rows.addAll(baseline("base_rate", 0.5, 0.4655));
    rows.addAll(baseline("rules_score", auc - 0.11, 0.4398));
    if (model.useCase().equals("deal")) {
      rows.add(wonAgainstLost(own, "auc_roc", Estimate.ranged(0.704, 0.681, 0.727, 5_022)));
      rows.add(wonAgainstLost(own, "base_rate", rate(3_204, 5_022)));
      rows.add(
          wonAgainstLost(
              own,
              "calibration_slope",
              Estimate.missing("the probabilities are of another question", 5_022)));
    }
    return rows;
  }

  private static List<MetricRow> baseline(String name, double auc, double logLoss) {
    return List.of(
        auc == 0.5
            ? new MetricRow(
                name, MetricRow.WITHIN_HORIZON, "", "auc_roc", "share", Estimate.exact(0.5, 18_211))
            : metric(name, "", "auc_roc", "share", auc, 0.017, 18_211),
        metric(name, "", "log_loss", "nats", logLoss, 0.009, 18_211),
        metric(name, "", "brier", "squared error", logLoss * 0.3, 0.003, 18_211));
  }

  private static MetricRow wonAgainstLost(String candidate, String metric, Estimate estimate) {
    return new MetricRow(candidate, MetricRow.WON_AGAINST_LOST, "", metric, "share", estimate);
  }

  private static MetricRow metric(
      String candidate,
      String origin,
      String metric,
      String unit,
      double value,
      double halfWidth,
      long support) {
    return new MetricRow(
        candidate,
        MetricRow.WITHIN_HORIZON,
        origin,
        metric,
        unit,
        Estimate.ranged(value, value - halfWidth, value + halfWidth, support));
  }

  private static MatrixRow matrix(
      String edge, double threshold, long hits, long falseAlerts, long misses, long quiet) {
    return new MatrixRow(
        edge,
        threshold,
        hits,
        falseAlerts,
        misses,
        quiet,
        rate(hits, hits + falseAlerts),
        rate(hits, hits + misses),
        rate(falseAlerts, falseAlerts + quiet));
  }

  private static List<BinRow> bins() {
    double[] means = {0.016, 0.034, 0.055, 0.081, 0.112, 0.149, 0.196, 0.259, 0.352, 0.561};
    long[] events = {25, 60, 101, 141, 210, 265, 371, 452, 639, 940};
    List<BinRow> bins = new ArrayList<>();
    for (int index = 0; index < means.length; index++) {
      Estimate observed = rate(events[index], 1_821);
      Estimate.Range range = observed.range().orElseThrow();
      bins.add(
          new BinRow(
              index + 1,
              means[index] * 0.8,
              means[index] * 1.2,
              events[index],
              means[index],
              observed,
              range.low() <= means[index] && means[index] <= range.high()));
    }
    return bins;
  }

  private static List<DecileRow> deciles() {
    long[] events = {940, 639, 452, 371, 265, 210, 141, 101, 60, 25};
    List<DecileRow> deciles = new ArrayList<>();
    long sum = 0;
    for (int index = 0; index < events.length; index++) {
      sum += events[index];
      deciles.add(
          new DecileRow(
              index + 1,
              events[index],
              rate(events[index], 1_821),
              Estimate.exact(events[index] / 320.4, 1_821),
              Estimate.exact(sum / 3_204.0, 1_821),
              Estimate.exact(events[index] * 18_250.0, 1_821)));
    }
    return deciles;
  }

  private static List<GroupRow> groups(String first) {
    List<GroupRow> rows = new ArrayList<>();
    rows.addAll(group("segment", "enterprise", 1.12, 0.1, "inside"));
    rows.addAll(group("segment", "mid_market", 1.02, 0.07, "inside"));
    rows.addAll(group("segment", "smb", 0.71, 0.06, "outside"));
    rows.addAll(group("source", first, 1.31, 0.24, "insufficient"));
    rows.addAll(group("source", "outbound", 0.93, 0.08, "inside"));
    rows.addAll(group("source", "partner", 0.64, 0.09, "outside"));
    rows.add(
        new GroupRow(
            "source",
            "trade_show",
            "selection_rate",
            Estimate.missing("fewer than 30 rows", Estimate.UNKNOWN_SUPPORT),
            Estimate.missing("fewer than 30 rows", Estimate.UNKNOWN_SUPPORT),
            Estimate.missing("fewer than 30 rows", Estimate.UNKNOWN_SUPPORT),
            "",
            true));
    return rows;
  }

  private static List<GroupRow> group(
      String dimension, String name, double ratio, double halfWidth, String verdict) {
    return List.of(
        groupMetric(dimension, name, "selection_rate", 0.2, ratio, halfWidth, verdict),
        groupMetric(
            dimension, name, "true_positive_rate", 0.35, (ratio + 1) / 2, halfWidth, "inside"),
        groupMetric(
            dimension, name, "precision", 0.54, 2 - ratio, halfWidth * 1.4, "insufficient"));
  }

  private static GroupRow groupMetric(
      String dimension,
      String name,
      String metric,
      double rest,
      double ratio,
      double halfWidth,
      String verdict) {
    return new GroupRow(
        dimension,
        name,
        metric,
        Estimate.ranged(rest * ratio, rest * (ratio - 0.08), rest * (ratio + 0.08), 2_310),
        Estimate.exact(rest, Estimate.UNKNOWN_SUPPORT),
        Estimate.ranged(ratio, ratio - halfWidth, ratio + halfWidth, 2_310),
        verdict,
        false);
  }

  private static Evidence thinEvidence(ModelRow model) {
    String own = MetricRow.MODEL;
    return new Evidence(
        model,
        List.of(
            new MetricRow(
                own,
                MetricRow.WITHIN_HORIZON,
                "",
                "auc_roc",
                "share",
                Estimate.missing("only 31 events, at least 100 are needed", 412)),
            metric(own, "", "base_rate", "share", 0.075, 0.026, 412)),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  // ---- pipeline and quality

  private static PipelineNight pipeline(String first) {
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
    rows.add(kpi("win_rate", "all", "all", "rate", rate(803, 1_270)));
    rows.add(kpi("win_rate", "segment", "enterprise", "rate", rate(120, 218)));
    rows.add(kpi("win_rate", "segment", "mid_market", "rate", rate(280, 441)));
    rows.add(kpi("win_rate", "segment", "smb", "rate", rate(403, 611)));
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
              rate(60 + 5L * month, 110)));
    }
    return rows;
  }

  private static KpiRow kpi(
      String kpi, String dimension, String group, String unit, Estimate estimate) {
    return new KpiRow(
        kpi, "trailing", "2025-07-01", "2026-06-30", dimension, group, unit, estimate);
  }

  private static QualityNight quality() {
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
