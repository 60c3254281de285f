package io.bowtie.report.page;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.bowtie.quality.QualityTables;
import io.bowtie.report.gold.FailedCheck;
import io.bowtie.report.gold.GovernanceNight;
import io.bowtie.report.gold.MovedRow;
import io.bowtie.report.view.Cell;
import io.bowtie.report.view.Grid;
import io.bowtie.report.view.Heading;
import io.bowtie.report.view.Held;
import io.bowtie.report.view.Numbers;
import io.bowtie.report.view.Part;
import io.bowtie.report.view.Words;
import io.bowtie.scoring.drift.DriftTables;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether the world or the data are still those that the model learned from. */
final class ReviewChanges {
  private static final List<String> GRAVEST_FIRST = List.of("block", "quarantine", "caveat");

  private ReviewChanges() {}

  static Part part(Reviewed review) {
    List<List<MovedRow>> moved = moved(review);
    List<List<FailedCheck>> failed = failed(review.governance());
    return Part.of(
            "changes",
            "Has the process or the data changed?",
            drift(review, moved) + " " + checks(failed),
            review.window(DriftTables.DRIFT, "is_raised").orderedBy("as_of, subject"),
            Held.in(
                    QualityTables.QUALITY_CHECKS,
                    Held.isBetween("as_of", review.from(), review.asOf().toString()),
                    Held.isIn("outcome", GRAVEST_FIRST))
                .orderedBy("as_of, entity, rule"))
        .grids(List.of(movedGrid(moved), failedGrid(failed)));
  }

  /** By subject, what moved on most nights first. */
  private static List<List<MovedRow>> moved(Reviewed review) {
    return GovernanceNight.of(review.governance().moved(), MovedRow::useCase, review.name())
        .stream()
        .collect(
            groupingBy(row -> List.of(row.kind(), row.subject()), LinkedHashMap::new, toList()))
        .values()
        .stream()
        .sorted(
            Comparator.comparing((List<MovedRow> rows) -> -rows.size())
                .thenComparing(rows -> rows.get(0).subject()))
        .toList();
  }

  private static String drift(Reviewed review, List<List<MovedRow>> moved) {
    if (moved.isEmpty()) {
      return review.night().watch().driftOf(review.name()).isEmpty()
          ? "Drift is not known yet: no model of this use case has a profile of its training; the"
              + " night after a training has."
          : "Nothing moved from training in a way that counts in the last "
              + GovernanceNight.DAYS
              + " days.";
    }
    return "In the last "
        + GovernanceNight.DAYS
        + " days "
        + Words.many(moved.size(), "subject", "subjects")
        + " moved from training in a way that counts: "
        + Sentences.first(
            moved.stream()
                .map(
                    rows ->
                        Words.plain(rows.get(0).subject())
                            + " on "
                            + Words.many(rows.size(), "night", "nights"))
                .toList(),
            3)
        + ".";
  }

  private static Grid movedGrid(List<List<MovedRow>> moved) {
    return new Grid(
        "What moved from training",
        List.of(
            Heading.words("What"), Heading.words("Kind"),
            Heading.number("Nights"), Heading.words("Last")),
        moved.stream()
            .limit(ReviewErrors.SHOWN)
            .map(
                rows ->
                    List.of(
                        Cell.of(Words.plain(rows.get(0).subject())),
                        Cell.of(Words.plain(rows.get(0).kind())),
                        Cell.of(rows.size()),
                        Cell.of(rows.get(rows.size() - 1).asOf())))
            .toList(),
        ReviewErrors.more(moved.size()));
  }

  /** By check, the gravest first. */
  private static List<List<FailedCheck>> failed(GovernanceNight governance) {
    Map<List<String>, List<FailedCheck>> byCheck =
        governance.failed().stream()
            .collect(
                groupingBy(
                    row -> List.of(row.source(), row.entity(), row.rule(), row.column()),
                    LinkedHashMap::new,
                    toList()));
    return byCheck.values().stream()
        .sorted(
            Comparator.comparing((List<FailedCheck> rows) -> GRAVEST_FIRST.indexOf(gravest(rows)))
                .thenComparing(rows -> -rows.size()))
        .toList();
  }

  private static String gravest(List<FailedCheck> rows) {
    return rows.stream()
        .map(FailedCheck::outcome)
        .min(Comparator.comparing(GRAVEST_FIRST::indexOf))
        .orElseThrow();
  }

  private static String checks(List<List<FailedCheck>> failed) {
    if (failed.isEmpty()) {
      return "No quality check of the company's data warned, set rows aside or blocked.";
    }
    return "Of the checks of the company's data "
        + Numbers.count(with(failed, "block"))
        + " blocked, "
        + Numbers.count(with(failed, "quarantine"))
        + " set rows aside, and "
        + Numbers.count(with(failed, "caveat"))
        + " warned, on at least one night.";
  }

  private static long with(List<List<FailedCheck>> failed, String outcome) {
    return failed.stream().filter(rows -> gravest(rows).equals(outcome)).count();
  }

  private static Grid failedGrid(List<List<FailedCheck>> failed) {
    return new Grid(
        "Checks that did not pass, of all data of the company",
        List.of(
            Heading.words("Entity"),
            Heading.words("Check"),
            Heading.words("Gravest outcome"),
            Heading.number("Nights"),
            Heading.words("Last"),
            Heading.number("Rows then")),
        failed.stream().limit(ReviewErrors.SHOWN).map(ReviewChanges::cells).toList(),
        ReviewErrors.more(failed.size()));
  }

  private static List<Cell> cells(List<FailedCheck> rows) {
    FailedCheck last = rows.get(rows.size() - 1);
    return List.of(
        Cell.of(Words.plain(last.entity())).note(last.source()),
        Cell.of(Words.plain(last.rule())).note(last.column()),
        Reviewed.cell(Words.outcome(gravest(rows))),
        Cell.of(rows.size()),
        Cell.of(last.asOf()),
        Cell.of(last.failedRows()));
  }
}
