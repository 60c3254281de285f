package io.bowtie.report.page;

import io.bowtie.model.evidence.GateTables;
import io.bowtie.report.gold.ConditionRow;
import io.bowtie.report.gold.Evidence;
import io.bowtie.report.gold.OriginRow;
import io.bowtie.report.view.Cell;
import io.bowtie.report.view.Grid;
import io.bowtie.report.view.Heading;
import io.bowtie.report.view.Part;
import io.bowtie.report.view.Tone;
import io.bowtie.report.view.Words;
import java.util.List;
import java.util.Optional;

/** What the gate asked of a version, and what its looks were used for. */
final class GateParts {
  private GateParts() {}

  static Part asked(Evidence evidence) {
    List<ConditionRow> conditions = evidence.conditions();
    long met = conditions.stream().filter(ConditionRow::isMet).count();
    return Part.of(
            "gate",
            "What was asked of it?",
            "The evidence meets "
                + met
                + " of "
                + Words.many(conditions.size(), "condition", "conditions")
                + ". A case is a lead, a deal or a customer; a look is one day on which it was judged.",
            EvidencePage.held(GateTables.GATE_CONDITIONS, evidence.model()).orderedBy("place"))
        .grids(conditions.isEmpty() ? List.of() : List.of(conditions(conditions)))
        .orElse("Not recorded: the version was trained before conditions were kept one by one.");
  }

  /** What is not met, with what would help; of a version without such rows what the gate said. */
  static List<String> objections(Evidence evidence) {
    List<ConditionRow> conditions = evidence.conditions();
    if (conditions.isEmpty()) {
      return evidence.model().verdictReasons();
    }
    List<String> said =
        conditions.stream()
            .filter(condition -> !condition.isMet())
            .map(ConditionRow::said)
            .toList();
    return said.isEmpty()
        ? List.of("All " + conditions.size() + " conditions of the evidence gate are met.")
        : said;
  }

  /** How many conditions are not met; empty of a version without such rows. */
  static Optional<String> unmet(Evidence evidence) {
    List<ConditionRow> conditions = evidence.conditions();
    long unmet = conditions.stream().filter(condition -> !condition.isMet()).count();
    return unmet == 0
        ? Optional.empty()
        : Optional.of(
            unmet
                + " of "
                + Words.many(conditions.size(), "condition is", "conditions are")
                + " not met");
  }

  private static Grid conditions(List<ConditionRow> conditions) {
    return Grid.of(
        "Conditions of the evidence gate",
        List.of(Heading.words("Question"), Heading.words("Answer"), Heading.words("Found")),
        conditions.stream()
            .map(
                condition ->
                    List.of(
                        Cell.of(condition.question().words()),
                        condition.isMet()
                            ? Cell.toned("Met", Tone.GOOD)
                            : Cell.toned("Not met", Tone.BAD),
                        Cell.of(condition.said())))
            .toList());
  }

  static Part uses(Evidence evidence) {
    List<OriginRow> origins = evidence.origins();
    long kept = origins.stream().filter(row -> row.isKept() && row.testedCases() > 0).count();
    return Part.of(
            "uses",
            "What was each look used for?",
            Words.many(kept, "part", "parts")
                + " of the backtest count. At each, grid points are fitted on the earlier looks,"
                + " compared and calibrated on the later ones, and the best is fitted again on all.",
            EvidencePage.held(GateTables.BACKTEST_ORIGINS, evidence.model()).orderedBy("part"))
        .grids(origins.isEmpty() ? List.of() : List.of(uses(origins)))
        .orElse("Not recorded: the version was trained before this was kept.");
  }

  private static Grid uses(List<OriginRow> origins) {
    return Grid.of(
        "Parts of the backtest",
        List.of(
            Heading.words("Part"),
            Heading.number("Looks learned from"),
            Heading.number("With an event"),
            Heading.number("Chosen and calibrated by"),
            Heading.number("Cases tested"),
            Heading.number("With an event"),
            Heading.words("Counts")),
        origins.stream()
            .map(
                row ->
                    List.of(
                        Cell.of(row.part()),
                        Cell.of(row.fitRows()),
                        Cell.of(row.fitEvents()),
                        Cell.of(row.chosenByRows()),
                        Cell.of(row.testedCases()),
                        Cell.of(row.testedEventCases()),
                        row.isKept()
                            ? Cell.toned("Yes", Tone.GOOD)
                            : Cell.toned("No: " + row.reason(), Tone.CAUTION)))
            .toList());
  }
}
