package io.bowtie.report;

import io.bowtie.evaluation.GateQuestion;
import io.bowtie.report.gold.BinRow;
import io.bowtie.report.gold.CalibrationRow;
import io.bowtie.report.gold.CanaryRow;
import io.bowtie.report.gold.ConditionRow;
import io.bowtie.report.gold.DecileRow;
import io.bowtie.report.gold.Estimate;
import io.bowtie.report.gold.Evidence;
import io.bowtie.report.gold.GroupRow;
import io.bowtie.report.gold.LedgerRow;
import io.bowtie.report.gold.MatrixRow;
import io.bowtie.report.gold.MetricRow;
import io.bowtie.report.gold.ModelRow;
import io.bowtie.report.gold.OriginRow;
import java.util.ArrayList;
import java.util.List;

/** Evidence of a backtest as it could be: enough of it, or too little. */
final class EvidenceFixture {
  private static final List<String> ORIGINS =
      List.of("2025-10-31", "2025-11-30", "2025-12-31", "2026-01-31", "2026-02-28", "2026-03-31");

  private EvidenceFixture() {}

  static Evidence of(ModelRow model, String group, double auc, double logLossDifference) {
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
        canaries(),
        List.of(
            new ConditionRow(
                GateQuestion.HOW_LIKELY,
                logLossDifference < 0,
                "The difference of log loss is " + logLossDifference + ".",
                logLossDifference < 0 ? "" : "Columns that tell more are needed, or more cases."),
            new ConditionRow(
                GateQuestion.ENOUGH,
                true,
                "Tested cases that had the event: 412 (looks: 530); needed: 100.",
                "")),
        List.of(
            new OriginRow(
                "2025-09-30",
                false,
                "12 looks were final by then. With train.origin-step-days = 14 there would be 8.",
                0,
                0,
                0,
                0,
                0),
            new OriginRow("2025-10-31", true, "", 2_100, 240, 480, 310, 44),
            new OriginRow("model", true, "", 9_400, 1_120, 2_300, 0, 0)));
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
      rows.add(wonAgainstLost(own, "base_rate", ReportFixture.rate(3_204, 5_022)));
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
        ReportFixture.rate(hits, hits + falseAlerts),
        ReportFixture.rate(hits, hits + misses),
        ReportFixture.rate(falseAlerts, falseAlerts + quiet));
  }

  private static List<BinRow> bins() {
    double[] means = {0.016, 0.034, 0.055, 0.081, 0.112, 0.149, 0.196, 0.259, 0.352, 0.561};
    long[] events = {25, 60, 101, 141, 210, 265, 371, 452, 639, 940};
    List<BinRow> bins = new ArrayList<>();
    for (int index = 0; index < means.length; index++) {
      Estimate observed = ReportFixture.rate(events[index], 1_821);
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
              ReportFixture.rate(events[index], 1_821),
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

  static Evidence thin(ModelRow model) {
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
        List.of(),
        List.of(),
        List.of());
  }
}
