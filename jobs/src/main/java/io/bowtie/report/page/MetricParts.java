package io.bowtie.report.page;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.bowtie.model.evidence.EvidenceTables;
import io.bowtie.report.gold.Estimate;
import io.bowtie.report.gold.Evidence;
import io.bowtie.report.gold.MetricRow;
import io.bowtie.report.view.Cell;
import io.bowtie.report.view.Chart;
import io.bowtie.report.view.Drawings;
import io.bowtie.report.view.Fact;
import io.bowtie.report.view.Grid;
import io.bowtie.report.view.Heading;
import io.bowtie.report.view.Held;
import io.bowtie.report.view.MetricWord;
import io.bowtie.report.view.Numbers;
import io.bowtie.report.view.Part;
import io.bowtie.report.view.Tone;
import io.bowtie.report.view.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Metrics over time, against the baselines, and of the deal model's second question. */
final class MetricParts {
  /** What the trend charts show; the table has every metric. */
  private static final List<MetricWord> CHARTED =
      List.of(MetricWord.AUC_ROC, MetricWord.LOG_LOSS, MetricWord.ECE);

  private static final List<MetricWord> COMPARED =
      List.of(MetricWord.LOG_LOSS, MetricWord.AUC_ROC, MetricWord.BRIER);

  private static final List<MetricWord> GAINS =
      List.of(
          MetricWord.LOG_LOSS_DIFFERENCE,
          MetricWord.AUC_ROC_DIFFERENCE,
          MetricWord.AUC_PR_DIFFERENCE,
          MetricWord.BRIER_SKILL);

  private static final Comparator<String> METRIC_ORDER =
      Comparator.comparingInt(MetricWord::orderOf).thenComparing(Comparator.naturalOrder());

  private MetricParts() {}

  static Part byOrigin(Evidence evidence) {
    List<MetricRow> own =
        evidence.metrics().stream()
            .filter(row -> row.isOfModel())
            .filter(row -> row.question().equals(MetricRow.WITHIN_HORIZON))
            .toList();
    return Part.of(
            "origins",
            "Has it been steady?",
            "Each origin is a past cut: the model was fitted on what came before it and judged on what came after. The band is all origins together, with its interval.",
            held(evidence, MetricRow.WITHIN_HORIZON))
        .charts(CHARTED.stream().map(word -> trend(word, own)).toList())
        .grids(List.of(originGrid(own)))
        .orElse("Not computed: no cut in time has enough matured rows to be judged.");
  }

  private static Chart trend(MetricWord word, List<MetricRow> own) {
    List<MetricRow> rows = own.stream().filter(row -> row.metric().equals(word.code())).toList();
    List<Drawings.Dot> dots =
        rows.stream()
            .filter(row -> !row.isPooled())
            .map(row -> new Drawings.Dot(row.origin(), row.estimate(), Tone.PLAIN))
            .toList();
    Estimate pooled =
        rows.stream()
            .filter(MetricRow::isPooled)
            .map(MetricRow::estimate)
            .findFirst()
            .orElseGet(() -> Estimate.missing("not pooled", 0));
    return new Chart(
        "origins-" + word.code(),
        word.label() + " by origin",
        "All origins together: "
            + word.numbers().value(pooled)
            + " ("
            + word.numbers().basis(pooled)
            + "). "
            + word.meaning(),
        Drawings.trend(dots, pooled, word.numbers()),
        dotGrid(word.label() + " by origin", "Origin", dots, word.numbers()));
  }

  private static Grid originGrid(List<MetricRow> own) {
    List<String> metrics =
        own.stream().map(MetricRow::metric).distinct().sorted(METRIC_ORDER).toList();
    // Pooled has an empty origin and would come first; people look for it last.
    Map<String, List<MetricRow>> byOrigin =
        own.stream()
            .collect(
                groupingBy(
                    row -> row.isPooled() ? "All origins" : row.origin(), TreeMap::new, toList()));
    List<Heading> headings = new ArrayList<>();
    headings.add(Heading.words("Metric"));
    byOrigin.keySet().forEach(origin -> headings.add(Heading.number(origin)));
    List<List<Cell>> rows = new ArrayList<>();
    for (String metric : metrics) {
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.of(MetricWord.labelOf(metric)));
      byOrigin.values().forEach(origin -> cells.add(cell(origin, metric)));
      rows.add(cells);
    }
    return Grid.of("Every metric by origin", headings, rows);
  }

  private static Cell cell(List<MetricRow> rows, String metric) {
    return rows.stream()
        .filter(row -> row.metric().equals(metric))
        .findFirst()
        .map(row -> Cell.of(row.estimate(), MetricWord.numbersOf(metric, row.unit())))
        .orElseGet(() -> Cell.toned("–", Tone.MUTED));
  }

  static Part againstBaselines(Evidence evidence) {
    List<String> candidates = candidates(evidence);
    String best = evidence.model().bestBaseline();
    return Part.of(
            "baselines",
            "Is it better than what one knew anyway?",
            "The model against each baseline on the same test rows. The best baseline is "
                + Words.plain(best)
                + ".",
            held(evidence, MetricRow.WITHIN_HORIZON, "origin is null"))
        .facts(MetricWord.facts(evidence, GAINS))
        .charts(COMPARED.stream().map(word -> comparison(word, evidence, candidates)).toList())
        .orElse("Not computed: there are no test predictions to compare.");
  }

  /** The model first, then the others by name. */
  private static List<String> candidates(Evidence evidence) {
    return evidence.metrics().stream()
        .filter(row -> row.isPooled() && row.question().equals(MetricRow.WITHIN_HORIZON))
        .map(MetricRow::candidate)
        .distinct()
        .sorted(
            Comparator.comparing((String name) -> !name.equals(MetricRow.MODEL))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private static Chart comparison(MetricWord word, Evidence evidence, List<String> candidates) {
    List<Drawings.Dot> dots =
        candidates.stream()
            .filter(
                candidate ->
                    evidence.pooled(candidate, MetricRow.WITHIN_HORIZON, word.code()).isPresent())
            .map(
                candidate ->
                    new Drawings.Dot(
                        Words.plain(candidate),
                        word.of(evidence, candidate, MetricRow.WITHIN_HORIZON),
                        candidate.equals(MetricRow.MODEL) ? Tone.PLAIN : Tone.MUTED))
            .toList();
    return new Chart(
        "baselines-" + word.code(),
        word.label() + ": model and baselines",
        word.meaning() + " The model is drawn in colour.",
        Drawings.intervals(dots, word.numbers()),
        dotGrid(word.label() + " by candidate", "Candidate", dots, word.numbers()));
  }

  /** The line of its own that design section 7 asks of the deal model. */
  static Optional<Part> wonAgainstLost(Evidence evidence) {
    List<Fact> facts =
        evidence.metrics().stream()
            .filter(MetricRow::isPooled)
            .filter(row -> row.question().equals(MetricRow.WON_AGAINST_LOST))
            .filter(row -> row.isOfModel())
            .sorted(Comparator.comparing(MetricRow::metric, METRIC_ORDER))
            .map(MetricParts::fact)
            .toList();
    return facts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Part.of(
                    "won-against-lost",
                    "Won against lost, among deals that closed",
                    "The algorithm of this version, fitted and tested on deals that were decided: can it tell a win from a loss, not only a close from a wait?",
                    held(evidence, MetricRow.WON_AGAINST_LOST, "origin is null"))
                .facts(facts));
  }

  private static Fact fact(MetricRow row) {
    return Fact.of(
        MetricWord.labelOf(row.metric()),
        row.estimate(),
        MetricWord.numbersOf(row.metric(), row.unit()),
        MetricWord.find(row.metric()).map(MetricWord::meaning).orElse(""));
  }

  static Grid dotGrid(String caption, String name, List<Drawings.Dot> dots, Numbers numbers) {
    return Grid.of(
        caption,
        List.of(Heading.words(name), Heading.number("Value, interval, n")),
        dots.stream()
            .map(dot -> List.of(Cell.of(dot.name()), Cell.of(dot.estimate(), numbers)))
            .toList());
  }

  private static Held held(Evidence evidence, String question, String... further) {
    List<String> conditions = new ArrayList<>(List.of(Held.is("question", question)));
    conditions.addAll(List.of(further));
    return EvidencePage.held(
            EvidenceTables.MODEL_METRICS, evidence.model(), conditions.toArray(String[]::new))
        .orderedBy("candidate, metric, origin");
  }
}
