package io.bowtie.report.page;

import io.bowtie.report.gold.GovernanceNight;
import io.bowtie.report.gold.StabilityRow;
import io.bowtie.report.view.Cell;
import io.bowtie.report.view.Grid;
import io.bowtie.report.view.Heading;
import io.bowtie.report.view.Numbers;
import io.bowtie.report.view.Part;
import io.bowtie.report.view.Words;
import io.bowtie.scoring.ScoringTables;
import java.util.Comparator;
import java.util.List;

/** Whether reasons stay what they are from night to night. */
final class ReviewReasons {
  private static final int NIGHTS = 7;

  private ReviewReasons() {}

  static Part part(Reviewed review) {
    List<StabilityRow> known =
        GovernanceNight.of(review.governance().stability(), StabilityRow::useCase, review.name())
            .stream()
            .filter(row -> row.overlap().isKnown())
            .toList();
    return Part.of(
            "reasons",
            "Are reasons stable?",
            known.isEmpty() ? "" : sentence(known),
            review.window(ScoringTables.REASON_STABILITY).orderedBy("as_of"))
        .grids(List.of(grid(known)))
        .orElse(
            "Nothing yet: a night's reasons are held against those of the night before, so there is"
                + " something from the second night on that scores the same entities.");
  }

  private static String sentence(List<StabilityRow> known) {
    StabilityRow last = known.get(known.size() - 1);
    StabilityRow least =
        known.stream()
            .min(Comparator.comparingDouble(row -> row.overlap().value().orElse(1)))
            .orElseThrow();
    return "On "
        + last.asOf()
        + " the families of reasons were those of the night before to "
        + Sentences.share(last.overlap())
        + (known.size() == 1
            ? ""
            : ", the least of these days being "
                + Numbers.SHARE.value(least.overlap())
                + " on "
                + least.asOf())
        + "; "
        + faults(known)
        + ".";
  }

  /** What follows from the same model and the same inputs must be the same. */
  private static String faults(List<StabilityRow> known) {
    List<Double> same = known.stream().flatMap(row -> row.same().value().stream().boxed()).toList();
    long faults = same.stream().filter(share -> share < 1).count();
    if (same.isEmpty()) {
      return "on no night did an entity have the same model and unchanged inputs";
    }
    return faults == 0
        ? "of the same model and unchanged inputs reasons never differed"
        : "of the same model and unchanged inputs reasons differed on "
            + Words.many(faults, "night", "nights")
            + ", which is a fault";
  }

  private static Grid grid(List<StabilityRow> known) {
    return new Grid(
        "Reasons against those of the night before",
        List.of(
            Heading.words("Night"),
            Heading.number("Families in common"),
            Heading.number("Unchanged inputs, same reasons")),
        known.stream()
            .skip(Math.max(0, known.size() - NIGHTS))
            .map(
                row ->
                    List.of(
                        Cell.of(row.asOf()).note("against " + row.former()),
                        Cell.of(row.overlap(), Numbers.SHARE),
                        Cell.of(row.same(), Numbers.SHARE)))
            .toList(),
        known.size() > NIGHTS
            ? Numbers.count((long) known.size() - NIGHTS) + " earlier nights are in the table."
            : "");
  }
}
