package io.bowtie.report;

import io.bowtie.report.gold.DriftRow;
import io.bowtie.report.gold.Estimate;
import io.bowtie.report.gold.ExpectedRow;
import io.bowtie.report.gold.RealisedRow;
import io.bowtie.report.gold.ThresholdRow;
import io.bowtie.report.gold.ThresholdTrial;
import io.bowtie.report.gold.WatchNight;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the fixture's models hold up: deals have a threshold and have drifted, leads have neither.
 */
final class WatchFixture {
  private static final Estimate NONE = Estimate.missing("it is a number", 0);

  private WatchFixture() {}

  /**
   * Of the night.
   *
   * @param name of the first feature, as hostile as a test likes
   */
  static WatchNight watch(String name) {
    return new WatchNight(
        List.of(
            feature(name, 0.31, 0.12, "1", "alert", true),
            feature("stage_age_days", 0.27, 0.12, "25", "alert", false),
            feature("amount", 0.08, 0.12, "2", "ok", false),
            drift("score", "score", 0.15, 0.12, "", "watch", false),
            new DriftRow(
                "deal",
                "deal-2026-05-31",
                "label",
                "label",
                "matured",
                420,
                NONE,
                NONE,
                NONE,
                NONE,
                NONE,
                ReportFixture.rate(700, 2000),
                ReportFixture.rate(140, 420),
                "",
                "ok",
                false)),
        List.of(threshold(), bandEdge()),
        Stream.of("as_set", "false_alert_half", "miss_half_more")
            .flatMap(
                scenario ->
                    Stream.of(trial(scenario, "chosen_on"), trial(scenario, "confirmed_on")))
            .toList(),
        List.of(
            realised("2026-01-01", "auc_roc", 0.78, "as_expected", false),
            realised("2026-02-01", "auc_roc", 0.66, "worse", false),
            realised("2026-03-01", "auc_roc", 0.64, "worse", true)),
        List.of(
            new ExpectedRow("deal", "auc_roc", Estimate.ranged(0.79, 0.74, 0.84, 1214)),
            new ExpectedRow("deal", "precision", Estimate.ranged(0.71, 0.66, 0.76, 1214))));
  }

  private static DriftRow feature(
      String name, double psi, double chance, String rank, String verdict, boolean isRaised) {
    return drift("feature", name, psi, chance, rank, verdict, isRaised);
  }

  private static DriftRow drift(
      String kind,
      String name,
      double psi,
      double chance,
      String rank,
      String verdict,
      boolean isRaised) {
    return new DriftRow(
        "deal",
        "deal-2026-05-31",
        kind,
        name,
        "landmarks",
        310,
        Estimate.exact(psi, 310),
        Estimate.exact(chance, 310),
        ReportFixture.rate(60, 2000),
        ReportFixture.rate(9, 310),
        NONE,
        NONE,
        NONE,
        rank,
        verdict,
        isRaised);
  }

  private static ThresholdRow threshold() {
    return new ThresholdRow(
        "deal",
        "deal-spring-1a2b3c4d",
        0.42,
        "below",
        0.47,
        3,
        "capacity",
        plain(0.55),
        plain(40),
        plain(50),
        plain(60),
        "Head of revenue operations",
        "Sales director",
        "2026-06-01",
        "deal-2026-05-31",
        1214,
        166,
        12,
        Estimate.ranged(58.5, 50.1, 67.2, Estimate.UNKNOWN_SUPPORT),
        plain(4.9));
  }

  private static ThresholdRow bandEdge() {
    Estimate notSet = Estimate.missing("nobody has set costs", Estimate.UNKNOWN_SUPPORT);
    Estimate noTest = Estimate.missing("there are no test rows", Estimate.UNKNOWN_SUPPORT);
    return new ThresholdRow(
        "lead",
        "lead-band-edge-0.2",
        0.2,
        "at-or-above",
        0.2,
        0,
        "band_edge",
        notSet,
        notSet,
        notSet,
        notSet,
        "",
        "",
        "",
        "",
        80,
        9,
        3,
        noTest,
        noTest);
  }

  private static ThresholdTrial trial(String scenario, String part) {
    return new ThresholdTrial(
        "deal",
        scenario,
        part,
        0.42,
        "capacity",
        part.equals("chosen_on") ? 1800 : 310,
        ReportFixture.rate(180, 240),
        ReportFixture.rate(180, 205),
        Estimate.exact(25, 240),
        Estimate.ranged(58.5, 50.1, 67.2, Estimate.UNKNOWN_SUPPORT),
        plain(900));
  }

  private static RealisedRow realised(
      String cohort, String metric, double value, String verdict, boolean isAlarm) {
    return new RealisedRow(
        "deal",
        "model",
        "deal-2026-05-31",
        cohort,
        true,
        metric,
        Estimate.ranged(value, value - 0.05, value + 0.05, 300),
        Estimate.ranged(0.79, 0.74, 0.84, 300),
        Estimate.ranged(0.78, 0.76, 0.8, Estimate.UNKNOWN_SUPPORT),
        verdict,
        isAlarm,
        "2026-06-28");
  }

  private static Estimate plain(double value) {
    return Estimate.exact(value, Estimate.UNKNOWN_SUPPORT);
  }
}
