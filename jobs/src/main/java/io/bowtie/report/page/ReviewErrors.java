package io.bowtie.report.page;

import io.bowtie.governance.feedback.FeedbackTables;
import io.bowtie.model.evidence.EvidenceTables;
import io.bowtie.report.gold.Evidence;
import io.bowtie.report.gold.GovernanceNight;
import io.bowtie.report.gold.GroupRow;
import io.bowtie.report.gold.RateRow;
import io.bowtie.report.view.Cell;
import io.bowtie.report.view.Grid;
import io.bowtie.report.view.Heading;
import io.bowtie.report.view.Held;
import io.bowtie.report.view.MetricWord;
import io.bowtie.report.view.Numbers;
import io.bowtie.report.view.Part;
import io.bowtie.report.view.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether errors and refusals pile up in a segment or a source. */
final class ReviewErrors {
  private static final List<String> DIMENSIONS = List.of("segment", "source");

  /** How many rows of a table a review shows; the table in gold has all. */
  static final int SHOWN = 12;

  private ReviewErrors() {}

  static Part part(Reviewed review) {
    Optional<Evidence> evidence = review.useCase().evidence().stream().findFirst();
    List<GroupRow> judged = evidence.map(ReviewErrors::judged).orElse(List.of());
    List<RateRow> answered = answered(review);
    List<Held> held = new ArrayList<>();
    evidence.ifPresent(
        found ->
            held.add(
                EvidencePage.held(
                        EvidenceTables.GROUP_METRICS,
                        found.model(),
                        Held.isIn("dimension", DIMENSIONS))
                    .orderedBy("dimension, group_name, metric")));
    held.add(
        review
            .tonight(FeedbackTables.DECISION_RATES, Held.isIn("dimension", DIMENSIONS))
            .orderedBy("dimension, level, metric"));
    return Part.of(
            "errors",
            "Are errors concentrated in a segment or source?",
            backtest(evidence, judged) + " " + answers(answered),
            held.toArray(Held[]::new))
        .grids(List.of(outside(judged), byGroup(review, answered)));
  }

  private static List<GroupRow> judged(Evidence evidence) {
    return evidence.groups().stream()
        .filter(row -> DIMENSIONS.contains(row.dimension()))
        .filter(row -> !row.isSuppressed() && !row.verdict().isEmpty())
        .toList();
  }

  private static String backtest(Optional<Evidence> evidence, List<GroupRow> judged) {
    if (evidence.isEmpty()) {
      return "Errors by group are not known yet: no model has been trained by this night; a"
          + " training writes them.";
    }
    String version = evidence.get().model().version();
    return judged.isEmpty()
        ? "The backtest of "
            + version
            + " compares no segment or source: none was known, or all are too small."
        : "In the backtest of "
            + version
            + ", of "
            + Words.many(judged.size(), "comparison", "comparisons")
            + " of a segment or source with the rest "
            + Numbers.count(with(judged, "outside"))
            + " lie outside 0.8 to 1.25, "
            + Numbers.count(with(judged, "inside"))
            + " inside, and "
            + Numbers.count(with(judged, "insufficient"))
            + " cannot be told.";
  }

  private static long with(List<GroupRow> rows, String verdict) {
    return rows.stream().filter(row -> row.verdict().equals(verdict)).count();
  }

  private static Grid outside(List<GroupRow> judged) {
    List<GroupRow> rows =
        judged.stream()
            .filter(row -> row.verdict().equals("outside"))
            .sorted(Comparator.comparingDouble(ReviewErrors::distance).reversed())
            .toList();
    return new Grid(
        "Outside 0.8 to 1.25 beyond doubt, the furthest first",
        List.of(
            Heading.words("Group"),
            Heading.words("Metric"),
            Heading.number("In the group"),
            Heading.number("In the rest"),
            Heading.number("Ratio")),
        rows.stream().limit(SHOWN).map(ReviewErrors::cells).toList(),
        more(rows.size()));
  }

  /** How far a ratio is from parity, on a scale on which a half and a double are alike. */
  private static double distance(GroupRow row) {
    double ratio = row.ratio().value().orElse(1);
    return ratio <= 0 ? Double.MAX_VALUE : Math.abs(Math.log(ratio));
  }

  private static List<Cell> cells(GroupRow row) {
    Numbers numbers = MetricWord.numbersOf(row.metric(), "share");
    return List.of(
        Cell.of(row.group()).note(Words.plain(row.dimension())),
        Cell.of(MetricWord.labelOf(row.metric())),
        Cell.of(row.value(), numbers),
        Cell.of(numbers.value(row.rest())),
        Cell.of(Numbers.RATIO.value(row.ratio())).note(Numbers.RATIO.range(row.ratio())));
  }

  /** The number of pieces of advice of each group: a row a group. */
  private static List<RateRow> answered(Reviewed review) {
    return GovernanceNight.of(review.governance().rates(), RateRow::useCase, review.name()).stream()
        .filter(row -> DIMENSIONS.contains(row.dimension()))
        .filter(row -> row.metric().equals("advised"))
        .toList();
  }

  private static String answers(List<RateRow> answered) {
    long shown = answered.stream().filter(row -> row.value().isKnown()).count();
    return answered.isEmpty()
        ? "What people made of advice by group is known from the first night after advice was"
            + " given."
        : "What people made of advice is shown for "
            + Numbers.count(shown)
            + " of "
            + Words.many(answered.size(), "group", "groups")
            + ": a group with 1 to 10 pieces of advice stays hidden.";
  }

  private static Grid byGroup(Reviewed review, List<RateRow> answered) {
    List<RateRow> shown =
        answered.stream()
            .filter(row -> row.value().isKnown())
            .sorted(
                Comparator.comparing(RateRow::dimension)
                    .thenComparing(row -> -row.value().value().orElse(0))
                    .thenComparing(RateRow::level))
            .toList();
    return new Grid(
        "Advice by segment and source",
        List.of(
            Heading.words("Group"),
            Heading.number("Advised"),
            Heading.number("Accepted"),
            Heading.number("Rejected"),
            Heading.number("Alerts that came true")),
        shown.stream().limit(SHOWN).map(row -> group(review, row)).toList(),
        more(shown.size()));
  }

  private static List<Cell> group(Reviewed review, RateRow row) {
    return List.of(
        Cell.of(row.level()).note(Words.plain(row.dimension())),
        ReviewAnswers.count(row.value()),
        rate(review, row, "acceptance_rate"),
        rate(review, row, "rejection_rate"),
        rate(review, row, "alerts_right"));
  }

  private static Cell rate(Reviewed review, RateRow row, String metric) {
    return Cell.of(
        review.governance().rate(review.name(), row.dimension(), row.level(), metric),
        Numbers.SHARE);
  }

  static String more(int all) {
    long more = (long) all - SHOWN;
    return more <= 0
        ? ""
        : Numbers.count(more) + (more == 1 ? " more is" : " more are") + " in the table.";
  }
}
