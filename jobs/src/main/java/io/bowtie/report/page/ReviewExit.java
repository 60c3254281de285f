package io.bowtie.report.page;

import io.bowtie.governance.RolloutTables;
import io.bowtie.report.gold.RolloutRow;
import io.bowtie.report.view.Cell;
import io.bowtie.report.view.Grid;
import io.bowtie.report.view.Heading;
import io.bowtie.report.view.Numbers;
import io.bowtie.report.view.Part;
import io.bowtie.report.view.Words;
import java.util.List;

/** By which numbers a use case goes on to users, and whether it meets them. */
final class ReviewExit {
  private ReviewExit() {}

  static Part part(Reviewed review) {
    List<RolloutRow> checks = review.governance().rolloutOf(review.name());
    return Part.of(
            "exit",
            "Does it meet its exit criteria?",
            checks.isEmpty() ? "" : sentence(checks),
            review.window(RolloutTables.ROLLOUT_CHECKS).orderedBy("as_of, stage, criterion"))
        .grids(
            List.of(
                Grid.of(
                    "Exit criteria",
                    List.of(
                        Heading.words("Criterion"),
                        Heading.words("Leads out of"),
                        Heading.words("Met?"),
                        Heading.words("Figure and limit")),
                    checks.stream().map(ReviewExit::cells).toList())))
        .orElse(
            "Nothing yet: publishing a night writes its criteria, so there is something from the"
                + " night after the first publication on.");
  }

  /** How many are met, of which night, and whether they bind. */
  static String sentence(List<RolloutRow> checks) {
    long met = checks.stream().filter(RolloutRow::isMet).count();
    boolean isEnforced = checks.stream().anyMatch(RolloutRow::isEnforced);
    return Numbers.count(met)
        + " of "
        + Words.many(checks.size(), "exit criterion", "exit criteria")
        + " met as of "
        + checks.get(0).asOf()
        + (isEnforced
            ? "; conf enforces them, so that it is in shadow while one is not."
            : "; conf does not enforce them.");
  }

  private static List<Cell> cells(RolloutRow row) {
    return List.of(
        Cell.of(Words.plain(row.criterion())),
        Cell.of(Words.plain(row.stage())),
        Reviewed.cell(Words.met(row.isMet())),
        Cell.of(row.sentence()));
  }
}
