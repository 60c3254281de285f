package io.bowtie.report;

import io.bowtie.contract.AsOf;
import io.bowtie.evaluation.Interval;
import io.bowtie.evaluation.Wilson;
import io.bowtie.report.card.CardContext;
import io.bowtie.report.gold.AdviceRow;
import io.bowtie.report.gold.ApprovalCount;
import io.bowtie.report.gold.Bounded;
import io.bowtie.report.gold.Estimate;
import io.bowtie.report.gold.EventRow;
import io.bowtie.report.gold.ModelRow;
import io.bowtie.report.gold.Night;
import io.bowtie.report.gold.ReasonRow;
import io.bowtie.report.gold.ScoreCount;
import io.bowtie.report.gold.UseCaseNight;
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
        PipelineFixture.pipeline(name),
        PipelineFixture.quality(),
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
        List.of(
            EvidenceFixture.of(champion, name, 0.781, -0.0213),
            EvidenceFixture.of(newest, name, 0.786, -0.0228)));
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
        List.of(EvidenceFixture.of(newest, "Webinar", 0.612, -0.0011)));
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
        List.of(EvidenceFixture.thin(newest)));
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
}
