package io.bowtie.report;

import io.bowtie.report.gold.AdviceTally;
import io.bowtie.report.gold.AnswerCount;
import io.bowtie.report.gold.Estimate;
import io.bowtie.report.gold.ExampleRow;
import io.bowtie.report.gold.FailedCheck;
import io.bowtie.report.gold.GovernanceNight;
import io.bowtie.report.gold.LimitRow;
import io.bowtie.report.gold.MovedRow;
import io.bowtie.report.gold.RateRow;
import io.bowtie.report.gold.ReasonRow;
import io.bowtie.report.gold.RolloutRow;
import io.bowtie.report.gold.StabilityRow;
import io.bowtie.report.gold.StandingRow;
import io.bowtie.report.gold.StatusRow;
import io.bowtie.report.page.Boundary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who answers for the fixture's use cases: deals are live and followed, leads are live with rules
 * and without a word of any user, customers are in shadow.
 */
public final class GovernanceFixture {
  private GovernanceFixture() {}

  /** A closed list of three actions and two decisions, of which one is asked. */
  public static Boundary boundary() {
    return new Boundary(
        List.of(
            new Boundary.Advised(
                "deal",
                "add_amount",
                "Enter the amount.",
                "low",
                false,
                "medium",
                false,
                "sales manager",
                false),
            new Boundary.Advised(
                "deal",
                "plan_next_meeting",
                "Plan the next meeting.",
                "medium",
                false,
                "high",
                true,
                "sales manager",
                false),
            new Boundary.Advised(
                "deal",
                "review_forecast",
                "Question to the sales manager: is it still commit?",
                "high",
                true,
                "high",
                true,
                "sales manager",
                true)),
        List.of(
            new Boundary.Reserved("forecast category", "sales manager", "Is it still right?", true),
            new Boundary.Reserved("merge", "RevOps", "Are they the same?", false)));
  }

  /**
   * Of the night.
   *
   * @param name of a group, as hostile as a test likes
   */
  static GovernanceNight night(String name) {
    return new GovernanceNight(
        List.of(
            status("deal", "shadow", "it was stopped by the sales director", "2026-06-28"),
            status("deal", "live", "", "2026-06-29"),
            status("deal", "live", "", "2026-06-30"),
            status("lead", "live", "", "2026-06-30"),
            status("churn", "shadow", "it does not meet its exit criteria", "2026-06-30")),
        List.of(
            new RolloutRow(
                "deal",
                "historical_test",
                "evidence_gate",
                false,
                true,
                "Of June 28: not passed.",
                "2026-06-28"),
            new RolloutRow(
                "deal",
                "historical_test",
                "evidence_gate",
                true,
                false,
                "The gate has passed.",
                "2026-06-29"),
            new RolloutRow(
                "deal", "shadow", "shadow_nights", true, false, "31 nights of 28.", "2026-06-29"),
            new RolloutRow(
                "churn",
                "historical_test",
                "evidence_gate",
                true,
                true,
                "The gate has passed.",
                "2026-06-29"),
            new RolloutRow(
                "churn", "shadow", "shadow_nights", false, true, "3 nights of 28.", "2026-06-29")),
        List.of(
            new AnswerCount("deal", "advised", "accepted", true, "2026-06-04", 40),
            new AnswerCount("deal", "advised", "accepted", false, "2026-03-01", 60),
            new AnswerCount("deal", "advised", "rejected", true, "2026-06-04", 20),
            new AnswerCount("deal", "advised", "open", true, "2026-06-20", 7),
            new AnswerCount("deal", "held_out", "open", true, "2026-06-04", 11),
            new AnswerCount("churn", "shadow", "open", true, "2026-06-10", 5)),
        List.of(
            rate("all", "all", "acceptance_rate", ReportFixture.rate(100, 125)),
            rate("all", "all", "rejection_rate", ReportFixture.rate(20, 125)),
            rate("all", "all", "override_rate", ReportFixture.rate(20, 120)),
            rate("all", "all", "model_right_where_rejected", ReportFixture.rate(9, 20)),
            rate("all", "all", "person_right_where_rejected", ReportFixture.rate(11, 20)),
            rate("segment", name, "advised", Estimate.exact(90, 90)),
            rate("segment", name, "acceptance_rate", ReportFixture.rate(70, 90)),
            rate("segment", "public", "advised", Estimate.missing("the group has 1 to 10", 0)),
            rate("reason_code", "already_in_talks", "overridden", Estimate.exact(15, 15)),
            rate(
                "reason_code",
                "already_in_talks",
                "person_right_where_rejected",
                ReportFixture.rate(9, 15))),
        List.of(limit("within", "2026-06-23", true), limit("breached", "2026-06-30", true)),
        List.of(
            new StabilityRow(
                "deal",
                "2026-06-28",
                ReportFixture.rate(940, 1000),
                ReportFixture.rate(700, 700),
                "2026-06-29"),
            new StabilityRow(
                "deal",
                "2026-06-29",
                ReportFixture.rate(970, 1000),
                ReportFixture.rate(800, 800),
                "2026-06-30")),
        List.of(
            new StandingRow("deal", "stopped", "2026-06-28", "Sales director", "Wrong amounts."),
            new StandingRow(
                "deal", "resumed", "2026-06-29", "Sales director", "Amounts are right.")),
        List.of(
            new MovedRow("deal", "feature", name, "2026-06-29"),
            new MovedRow("deal", "feature", name, "2026-06-30"),
            new MovedRow("deal", "label", "label", "2026-06-30"),
            new MovedRow("lead", "score", "score", "2026-06-30")),
        List.of(
            new FailedCheck("crm", "deals", "currency", "amount", "caveat", 4, "2026-06-29"),
            new FailedCheck("crm", "deals", "currency", "amount", "quarantine", 9, "2026-06-30"),
            new FailedCheck("crm", "accounts", "row_count", "", "block", 0, "2026-06-30")),
        List.of(
            new AdviceTally("deal", "plan_next_meeting", "medium", "published", "", 154),
            new AdviceTally(
                "deal", "plan_next_meeting", "high", "needs_approval", "sales manager", 12),
            new AdviceTally(
                "deal", "review_forecast", "high", "needs_approval", "sales manager", 47)),
        List.of(
            example(1, 0.83, "A", List.of(), List.of(reviewed(), planned())),
            example(607, 0.31, "C", List.of("STALE_ACTIVITY"), List.of()),
            example(1_214, 0.02, "D", List.of(), List.of())));
  }

  /** A night of which no governance table has a row. */
  public static GovernanceNight nothing() {
    return stability(List.of());
  }

  /** A night of which only the stability of reasons is known. */
  public static GovernanceNight stability(List<StabilityRow> stability) {
    return new GovernanceNight(
        List.of(), List.of(), List.of(), List.of(), List.of(), stability, List.of(), List.of(),
        List.of(), List.of(), List.of());
  }

  private static StatusRow status(String useCase, String mode, String reason, String asOf) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("owner", "sales operations");
    fields.put("approval-rule", "High-tier advice needs the sales manager");
    fields.put("override-process", "say why in decisions");
    fields.put("error-path", "a ticket to the failure owner");
    fields.put("users", "");
    return new StatusRow(useCase, mode, "live", reason, List.of(), fields, asOf);
  }

  private static RateRow rate(String dimension, String level, String metric, Estimate value) {
    return new RateRow("deal", dimension, level, metric, value);
  }

  private static LimitRow limit(String verdict, String asOf, boolean isReview) {
    return new LimitRow(
        "deal",
        "override_rate",
        0.15,
        20,
        asOf,
        ReportFixture.rate(20, 120),
        verdict,
        isReview,
        false,
        asOf);
  }

  private static ExampleRow example(
      int rank,
      double probability,
      String band,
      List<String> caveats,
      List<ExampleRow.Advised> advice) {
    return new ExampleRow(
        "deal",
        "006A" + rank,
        rank,
        Estimate.ranged(probability, probability / 2, probability * 1.1, Estimate.UNKNOWN_SUPPORT),
        band,
        caveats.isEmpty() ? "high" : "low",
        "model",
        caveats,
        List.of(
            new ReasonRow(
                "006A" + rank, 1, "engagement", 0.6, "Two meetings in 28 days", "2", "0.7")),
        advice);
  }

  private static ExampleRow.Advised reviewed() {
    return new ExampleRow.Advised(
        "Question to the sales manager: is it still commit?",
        "",
        "high",
        "needs_approval",
        "sales manager");
  }

  private static ExampleRow.Advised planned() {
    return new ExampleRow.Advised(
        "Plan the next meeting.", "Such deals were won more often.", "medium", "published", "");
  }
}
