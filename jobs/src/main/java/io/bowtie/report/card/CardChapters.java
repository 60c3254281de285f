package io.bowtie.report.card;

import io.bowtie.report.gold.Estimate;
import io.bowtie.report.gold.EventRow;
import io.bowtie.report.gold.Evidence;
import io.bowtie.report.gold.GroupRow;
import io.bowtie.report.gold.MetricRow;
import io.bowtie.report.gold.ModelRow;
import io.bowtie.report.view.Cell;
import io.bowtie.report.view.Grid;
import io.bowtie.report.view.Heading;
import io.bowtie.report.view.MetricWord;
import io.bowtie.report.view.Numbers;
import io.bowtie.report.view.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A card as a person reads it: one list of chapters behind the page and the Markdown. */
final class CardChapters {
  private CardChapters() {}

  static List<Chapter> of(Evidence evidence, List<EventRow> events, CardContext context) {
    ModelRow model = evidence.model();
    List<Chapter> chapters = new ArrayList<>();
    chapters.add(Chapter.of("What it is", context.overview(), context.documentation()));
    chapters.add(
        Chapter.of("May it be used?", Words.verdict(model.verdict()).text() + ".")
            .points(model.verdictReasons()));
    chapters.add(Chapter.of("For whom and for what").grids(uses(context)));
    chapters.add(
        Chapter.of("What it cannot do")
            .points(
                Stream.concat(context.limitations().stream(), model.notes().stream()).toList()));
    chapters.add(
        Chapter.of("What could go wrong for people")
            .grids(risks(context))
            .points(context.tradeoffs()));
    chapters.add(Chapter.of("What it predicts and learned from").grids(learning(evidence)));
    chapters.add(
        Chapter.of("Features", Words.many(model.features().size(), "feature", "features") + ".")
            .points(model.features())
            .grids(heldAgainst(evidence)));
    chapters.add(Chapter.of("How good it is").grids(metrics(evidence), edges(evidence)));
    chapters.add(Chapter.of("Calibration").grids(calibration(evidence)));
    chapters.add(
        Chapter.of("Groups", "Ratios against the rest; parity is 0.8 to 1.25.")
            .grids(groups(evidence), suppressed(evidence)));
    chapters.add(Chapter.of("Who answers for it").grids(people(context), approvals(events, model)));
    chapters.add(Chapter.of("Where it comes from").grids(provenance(model)));
    if (!context.notes().isEmpty()) {
      chapters.add(Chapter.of("Notes").points(context.notes()));
    }
    return chapters;
  }

  private static Grid pairs(String caption, String first, String second, List<List<String>> pairs) {
    return Grid.of(
        caption,
        List.of(Heading.words(first), Heading.words(second)),
        pairs.stream().map(pair -> pair.stream().map(Cell::of).toList()).toList());
  }

  private static Grid uses(CardContext context) {
    return pairs(
        "Users and uses",
        "What",
        "Who or how",
        List.of(
            List.of("Users", String.join("; ", context.users())),
            List.of("Uses", String.join("; ", context.uses()))));
  }

  private static Grid risks(CardContext context) {
    return pairs(
        "Ethical considerations",
        "Risk",
        "What is done about it",
        context.risks().stream().map(risk -> List.of(risk.name(), risk.mitigation())).toList());
  }

  private static Grid learning(Evidence evidence) {
    ModelRow model = evidence.model();
    return pairs(
        "Label, windows and fit",
        "What",
        "Value",
        List.of(
            List.of("Label", model.labelDefinition()),
            List.of("Horizon", model.horizonDays() + " days"),
            List.of("Algorithm", Words.plain(model.algorithm()) + " " + model.hyperparameters()),
            List.of(
                "Training landmarks",
                CardRecord.orNotRecorded(model.trainingFrom())
                    + " to "
                    + CardRecord.orNotRecorded(model.trainingTo())),
            List.of(
                "Training rows",
                Numbers.count(model.trainingRows())
                    + ", of which "
                    + Numbers.count(model.trainingEvents())
                    + " events"),
            List.of("Calibration rows", Numbers.count(model.calibrationRows())),
            List.of("Test origins", origins(evidence))));
  }

  private static Grid heldAgainst(Evidence evidence) {
    return Grid.of(
        "Columns that something is held against",
        List.of(Heading.words("Column"), Heading.words("Verdict"), Heading.words("Why")),
        evidence.ledger().stream()
            .filter(row -> row.isHeldAgainst() || row.isSigned())
            .map(
                row ->
                    List.of(
                        Cell.of(row.feature()),
                        Cell.of(Words.ledger(row.verdict(), row.isSigned()).text()),
                        Cell.of(row.reason())
                            .note(
                                row.isSigned()
                                    ? "Signed by " + row.signedBy() + ": " + row.signReason()
                                    : "")))
            .toList());
  }

  private static String origins(Evidence evidence) {
    List<String> origins = CardRecord.origins(evidence);
    return origins.isEmpty() ? "none" : String.join(", ", origins);
  }

  private static Grid metrics(Evidence evidence) {
    return Grid.of(
        "Metrics over all origins",
        List.of(
            Heading.words("Candidate"),
            Heading.words("Question"),
            Heading.words("Metric"),
            Heading.number("Value")),
        evidence.metrics().stream()
            .filter(MetricRow::isPooled)
            .sorted(
                Comparator.comparing((MetricRow row) -> !row.isOfModel())
                    .thenComparing(MetricRow::candidate)
                    .thenComparing(row -> !row.question().equals(MetricRow.WITHIN_HORIZON))
                    .thenComparingInt(row -> MetricWord.orderOf(row.metric()))
                    .thenComparing(MetricRow::metric))
            .map(CardChapters::metric)
            .toList());
  }

  private static List<Cell> metric(MetricRow row) {
    return List.of(
        Cell.of(Words.plain(row.candidate())),
        Cell.of(Words.plain(row.question())),
        Cell.of(MetricWord.labelOf(row.metric())),
        Cell.of(row.estimate(), MetricWord.numbersOf(row.metric(), row.unit())));
  }

  private static Grid edges(Evidence evidence) {
    return Grid.of(
        "At each band edge, over all origins",
        List.of(
            Heading.words("Edge"),
            Heading.number("From"),
            Heading.number("Precision"),
            Heading.number("Recall"),
            Heading.number("False positive rate")),
        evidence.matrices().stream()
            .map(
                row ->
                    List.of(
                        Cell.of(row.edge()),
                        Cell.of(Numbers.SHARE.text(row.threshold())),
                        Cell.of(row.precision(), Numbers.SHARE),
                        Cell.of(row.recall(), Numbers.SHARE),
                        Cell.of(row.falsePositiveRate(), Numbers.SHARE)))
            .toList());
  }

  private static Grid calibration(Evidence evidence) {
    return Grid.of(
        "Predicted against observed",
        List.of(Heading.words("Bin"), Heading.number("Predicted"), Heading.number("Observed")),
        evidence.bins().stream()
            .map(
                bin ->
                    List.of(
                        Cell.of(Integer.toString(bin.bin())),
                        Cell.of(Numbers.SHARE.text(bin.meanProbability())),
                        Cell.of(bin.observed(), Numbers.SHARE)))
            .toList());
  }

  private static Grid groups(Evidence evidence) {
    return Grid.of(
        "Groups against the rest",
        List.of(
            Heading.words("Dimension"),
            Heading.words("Group"),
            Heading.words("Metric"),
            Heading.number("Value"),
            Heading.number("Ratio"),
            Heading.words("Verdict")),
        evidence.groups().stream()
            .filter(row -> !row.isSuppressed())
            .map(CardChapters::group)
            .toList());
  }

  private static List<Cell> group(GroupRow row) {
    Estimate ratio = row.ratio();
    return List.of(
        Cell.of(Words.plain(row.dimension())),
        Cell.of(row.group()),
        Cell.of(MetricWord.labelOf(row.metric())),
        Cell.of(row.value(), MetricWord.numbersOf(row.metric(), "share")),
        Cell.of(Numbers.RATIO.value(ratio)).note(Numbers.RATIO.range(ratio)),
        Cell.of(row.verdict().isEmpty() ? "None" : Words.parity(row.verdict()).text()));
  }

  private static Grid suppressed(Evidence evidence) {
    return pairs(
        "Groups too small to show",
        "Group",
        "Why",
        evidence.groups().stream()
            .filter(GroupRow::isSuppressed)
            .map(row -> List.of(row.dimension() + ": " + row.group(), row.value().reason()))
            .distinct()
            .toList());
  }

  private static Grid people(CardContext context) {
    List<List<String>> rows = new ArrayList<>();
    context.owners().forEach(owner -> rows.add(List.of(owner.name(), owner.contact())));
    rows.add(List.of(String.join(", ", context.approvers()), "approves promotion and rollback"));
    rows.add(List.of("Review", context.reviewCadence()));
    return pairs("Owners and approvers", "Who", "For what", rows);
  }

  private static Grid approvals(List<EventRow> events, ModelRow model) {
    return pairs(
        "Promotions and rollbacks",
        "What",
        "By whom and why",
        events.stream()
            .filter(event -> event.version().equals(model.version()))
            .map(
                event ->
                    List.of(
                        Words.plain(event.event()) + ", from " + event.effectiveFrom(),
                        event.decidedBy() + ": " + event.note()))
            .toList());
  }

  private static Grid provenance(ModelRow model) {
    return pairs(
        "Provenance",
        "What",
        "Value",
        List.of(
            List.of("Trained on", model.trainedOn()),
            List.of("Data versions", model.inputVersions()),
            List.of("Configuration", model.confHash()),
            List.of("Code", model.codeHash()),
            List.of("Seed", Long.toString(model.seed()))));
  }
}
