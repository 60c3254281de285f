package io.bowtie.report.page;

import io.bowtie.governance.GovernanceTables;
import io.bowtie.governance.feedback.FeedbackTables;
import io.bowtie.model.registry.RegistryTables;
import io.bowtie.recommendation.RecommendationTables;
import io.bowtie.report.gold.AdviceTally;
import io.bowtie.report.gold.EventRow;
import io.bowtie.report.gold.GovernanceNight;
import io.bowtie.report.gold.LimitRow;
import io.bowtie.report.gold.StandingRow;
import io.bowtie.report.view.Cell;
import io.bowtie.report.view.Grid;
import io.bowtie.report.view.Heading;
import io.bowtie.report.view.Held;
import io.bowtie.report.view.Numbers;
import io.bowtie.report.view.Part;
import io.bowtie.report.view.Tone;
import io.bowtie.report.view.Words;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Whether approvals and limits still fit what is advised. */
final class ReviewRules {
  private ReviewRules() {}

  static Part approval(Reviewed review) {
    List<AdviceTally> tallies =
        GovernanceNight.of(review.governance().tallies(), AdviceTally::useCase, review.name());
    return Part.of(
            "approval",
            "Are approval rules still right?",
            sentence(review, tallies) + rule(review),
            review.window(RecommendationTables.RECOMMENDATIONS).orderedBy("as_of, action"))
        .grids(List.of(grid(review, tallies)))
        .orElse(
            "Nothing yet: users were given no advice in the last "
                + GovernanceNight.DAYS
                + " days, so no approval was asked for."
                + rule(review));
  }

  private static String sentence(Reviewed review, List<AdviceTally> tallies) {
    List<String> byTier =
        Stream.of("low", "medium", "high", "critical")
            .filter(tier -> count(tallies, each -> each.riskTier().equals(tier)) > 0)
            .map(
                tier ->
                    Numbers.count(count(tallies, each -> each.riskTier().equals(tier)))
                        + " of "
                        + tier
                        + " risk")
            .toList();
    return "Users were given advice in the last "
        + GovernanceNight.DAYS
        + " days: "
        + Sentences.listed(byTier)
        + "; "
        + Numbers.count(count(tallies, ReviewRules::needsApproval))
        + " needed an approval, and "
        + Numbers.count(count(tallies, each -> review.boundary().isQuestion(each.action())))
        + " asked for a decision that a person alone takes.";
  }

  private static String rule(Reviewed review) {
    return review
        .governance()
        .statusOf(review.name(), review.asOf())
        .map(status -> status.field("approval-rule"))
        .filter(rule -> !rule.isBlank())
        .map(rule -> " The rule: " + Sentences.ended(rule))
        .orElse("");
  }

  private static long count(List<AdviceTally> tallies, Predicate<AdviceTally> isMeant) {
    return tallies.stream().filter(isMeant).mapToLong(AdviceTally::advice).sum();
  }

  private static boolean needsApproval(AdviceTally tally) {
    return tally.status().equals("needs_approval");
  }

  private static Grid grid(Reviewed review, List<AdviceTally> tallies) {
    return Grid.of(
        "Advice by risk and approval; what changed its risk counts in both rows",
        List.of(
            Heading.words("Action"),
            Heading.words("Risk"),
            Heading.words("Approval"),
            Heading.words("Who decides"),
            Heading.number("Pieces of advice")),
        tallies.stream()
            .map(
                each ->
                    List.of(
                        Cell.of(Words.plain(each.action())),
                        Cell.of(Words.plain(each.riskTier())),
                        needsApproval(each)
                            ? Cell.toned(
                                "Needed: " + Words.plain(each.approvalRole()), Tone.CAUTION)
                            : Cell.of("Not needed"),
                        Cell.of(
                            review.boundary().isQuestion(each.action())
                                ? "A person alone; it is a question"
                                : needsApproval(each) ? "The user, once approved" : "The user"),
                        Cell.of(each.advice())))
            .toList());
  }

  static Part limits(Reviewed review) {
    List<LimitRow> limits = review.governance().limitsOf(review.name());
    List<StandingRow> standing =
        GovernanceNight.of(review.governance().standing(), StandingRow::useCase, review.name());
    List<EventRow> promotions =
        review.useCase().events().stream()
            .filter(event -> event.effectiveFrom().compareTo(review.from()) >= 0)
            .toList();
    return Part.of(
            "limits",
            "Did limits, stops or promotions change what users see?",
            limitSentence(review, limits) + " " + events(standing, promotions),
            review.window(FeedbackTables.LIMIT_CHECKS).orderedBy("as_of, limit_name"),
            Held.in(GovernanceTables.USE_CASE_EVENTS, Held.is("use_case", review.name()))
                .orderedBy("sequence"),
            Held.in(RegistryTables.MODEL_EVENTS, Held.is("use_case", review.name()))
                .orderedBy("sequence"))
        .grids(List.of(limitGrid(limits), eventGrid(standing, promotions)));
  }

  private static String limitSentence(Reviewed review, List<LimitRow> limits) {
    if (limits.isEmpty()) {
      return "No limit was judged: none is set in governance."
          + review.name()
          + ".limits, or nobody has been advised while one was.";
    }
    long reviews =
        GovernanceNight.of(review.governance().limits(), LimitRow::useCase, review.name()).stream()
            .filter(LimitRow::isReview)
            .count();
    long breached = limits.stream().filter(each -> each.verdict().equals("breached")).count();
    return "Of "
        + Words.many(limits.size(), "limit", "limits")
        + ", "
        + Numbers.count(breached)
        + (breached == 1 ? " was" : " were")
        + " breached as of "
        + limits.get(0).asOf()
        + "; in these days limits were reviewed "
        + Words.many(reviews, "time", "times")
        + ".";
  }

  private static Grid limitGrid(List<LimitRow> limits) {
    return Grid.of(
        "Limits beyond which it falls back to shadow",
        List.of(
            Heading.words("Limit"),
            Heading.number("Set at"),
            Heading.number("Found"),
            Heading.words("Verdict"),
            Heading.words("Judged until")),
        limits.stream()
            .map(
                each ->
                    List.of(
                        Cell.of(Words.plain(each.limit())),
                        Cell.of(Numbers.SHARE.text(each.bound()))
                            .note("from n\u00a0" + each.minimum() + " on"),
                        Cell.of(each.value(), Numbers.SHARE),
                        Reviewed.cell(Words.limit(each.verdict()))
                            .note(each.fallsBack() ? "twice running: it falls back" : ""),
                        Cell.of(each.judgedUntil())))
            .toList());
  }

  private static String events(List<StandingRow> standing, List<EventRow> promotions) {
    return standing.isEmpty() && promotions.isEmpty()
        ? "Nobody promoted, rolled back, stopped or resumed it in these days, and it did not fall"
            + " back."
        : Words.many(promotions.size(), "promotion or rollback", "promotions or rollbacks")
            + " and "
            + Words.many(
                standing.size(), "stop, resume or fall-back", "stops, resumes or fall-backs")
            + " began to count in these days.";
  }

  private static Grid eventGrid(List<StandingRow> standing, List<EventRow> promotions) {
    Stream<List<Cell>> ofUseCase =
        standing.stream()
            .map(each -> event(each.from(), each.event(), "", each.decidedBy(), each.note()));
    Stream<List<Cell>> ofModels =
        promotions.stream()
            .map(
                each ->
                    event(
                        each.effectiveFrom(),
                        each.event(),
                        each.version(),
                        each.decidedBy(),
                        each.note()));
    return Grid.of(
        "What people and limits decided",
        List.of(
            Heading.words("Counts from"),
            Heading.words("What"),
            Heading.words("By"),
            Heading.words("Why")),
        Stream.concat(ofUseCase, ofModels)
            .sorted((left, right) -> left.get(0).text().compareTo(right.get(0).text()))
            .toList());
  }

  private static List<Cell> event(
      String from, String event, String version, String decidedBy, String note) {
    return List.of(
        Cell.of(from),
        Cell.of(Words.plain(event)).note(version),
        Cell.of(decidedBy),
        Cell.of(note));
  }
}
