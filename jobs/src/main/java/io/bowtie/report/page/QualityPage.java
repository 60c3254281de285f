package io.bowtie.report.page;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.bowtie.quality.QualityTables;
import io.bowtie.report.gold.CheckRow;
import io.bowtie.report.gold.Estimate;
import io.bowtie.report.gold.Night;
import io.bowtie.report.gold.QualityNight;
import io.bowtie.report.gold.QuarantineCount;
import io.bowtie.report.gold.QuarantineExample;
import io.bowtie.report.gold.UseCaseNight;
import io.bowtie.report.view.Cell;
import io.bowtie.report.view.Chart;
import io.bowtie.report.view.Chip;
import io.bowtie.report.view.Drawings;
import io.bowtie.report.view.Fact;
import io.bowtie.report.view.Grid;
import io.bowtie.report.view.Heading;
import io.bowtie.report.view.Held;
import io.bowtie.report.view.Numbers;
import io.bowtie.report.view.Part;
import io.bowtie.report.view.Tone;
import io.bowtie.report.view.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the gates found, and which rows were set aside and why.
 *
 * @param parts checks, then quarantine
 */
public record QualityPage(Frame frame, List<Part> parts) {

  public static final String FILE = "quality.html";

  /** From the worst to the best: what a reader needs first comes first. */
  private static final List<String> OUTCOMES = List.of("block", "quarantine", "caveat", "pass");

  private static final Set<String> OF_EACH_ROW =
      Set.of("required", "types", "words", "reference", "duplicate_key", "row_count", "delivered");

  public QualityPage {
    parts = List.copyOf(parts);
  }

  public static QualityPage of(String company, Night night) {
    Frame frame =
        Frame.of(
            company,
            night.asOf(),
            "Data quality",
            "Which checks the data passed, and which rows were set aside, with where to find them.",
            FILE,
            night.useCases().stream().map(UseCaseNight::useCase).toList());
    return new QualityPage(frame, List.of(checks(night), quarantine(night)));
  }

  private static Part checks(Night night) {
    List<CheckRow> checks = night.quality().checks();
    return Part.of(
            "checks",
            "Checks",
            checks.isEmpty()
                ? "No check ran on this night."
                : "A caveat publishes and marks, a quarantine sets rows aside, a block keeps the last good version.",
            Held.in(QualityTables.QUALITY_CHECKS, Held.isDay("as_of", night.asOf().toString()))
                .orderedBy("outcome, entity, rule"))
        .facts(
            checks.isEmpty()
                ? List.of()
                : OUTCOMES.stream().map(word -> fact(word, checks)).toList())
        .charts(List.of(byEntity(checks)))
        .grids(List.of(failed(checks), passed(checks)));
  }

  private static Fact fact(String outcome, List<CheckRow> checks) {
    List<CheckRow> found = checks.stream().filter(row -> row.outcome().equals(outcome)).toList();
    long rows = found.stream().mapToLong(CheckRow::failedRows).sum();
    return new Fact(
        Words.outcome(outcome).text(),
        Numbers.count(found.size()),
        found.size() == 1 ? "check" : "checks",
        rows == 0 ? "" : Words.many(rows, "row", "rows") + " failed.");
  }

  private static Chart byEntity(List<CheckRow> checks) {
    Map<String, List<CheckRow>> byEntity =
        checks.stream().collect(groupingBy(CheckRow::entity, TreeMap::new, toList()));
    List<String> entities = List.copyOf(byEntity.keySet());
    List<Drawings.Stack> stacks =
        List.of("pass", "caveat", "quarantine", "block").stream()
            .map(
                outcome ->
                    new Drawings.Stack(
                        Words.outcome(outcome).text(),
                        outcome,
                        entities.stream().map(name -> count(byEntity.get(name), outcome)).toList()))
            .toList();
    return new Chart(
        "checks-by-entity",
        "Checks by entity and outcome",
        "Each bar counts the checks of one entity.",
        Drawings.stacked(entities.stream().map(Words::plain).toList(), stacks),
        Grid.of(
            "Checks by entity and outcome",
            List.of(
                Heading.words("Entity"),
                Heading.number("Pass"),
                Heading.number("Caveat"),
                Heading.number("Quarantine"),
                Heading.number("Block")),
            byEntity.entrySet().stream()
                .map(
                    entry ->
                        List.of(
                            Cell.of(Words.plain(entry.getKey())),
                            Cell.of(count(entry.getValue(), "pass")),
                            Cell.of(count(entry.getValue(), "caveat")),
                            Cell.of(count(entry.getValue(), "quarantine")),
                            Cell.of(count(entry.getValue(), "block"))))
                .toList()));
  }

  private static long count(List<CheckRow> checks, String outcome) {
    return checks.stream().filter(row -> row.outcome().equals(outcome)).count();
  }

  private static Grid failed(List<CheckRow> checks) {
    return Grid.of(
        "Checks that did not simply pass, the worst first",
        List.of(
            Heading.words("Outcome"),
            Heading.words("Entity"),
            Heading.words("Source"),
            Heading.words("Rule"),
            Heading.words("Column"),
            Heading.number("Failed"),
            Heading.words("In the nights before"),
            Heading.words("In words")),
        checks.stream()
            .filter(row -> !row.outcome().equals("pass"))
            .sorted(
                Comparator.comparingInt((CheckRow row) -> OUTCOMES.indexOf(row.outcome()))
                    .thenComparing(CheckRow::entity)
                    .thenComparing(CheckRow::rule)
                    .thenComparing(CheckRow::column))
            .map(QualityPage::failedRow)
            .toList());
  }

  private static List<Cell> failedRow(CheckRow row) {
    Chip chip = Words.outcome(row.outcome());
    return List.of(
        Cell.toned(chip.text(), chip.tone()),
        Cell.of(Words.plain(row.entity())),
        Cell.of(row.source()),
        Cell.of(ruleName(row)),
        Cell.of(row.column()),
        Cell.of(row.failedRows()).note("of " + Numbers.count(row.checkedRows())),
        Cell.of(row.failedBefore().isEmpty() ? "not known" : row.failedBefore()),
        Cell.of(row.detail()));
  }

  /** Those that say more than that every row passes: the conf's own, and those of a whole night. */
  private static Grid passed(List<CheckRow> checks) {
    return Grid.of(
        "Checks of whole nights, and of your own, that passed",
        List.of(
            Heading.words("Rule"),
            Heading.words("Entity"),
            Heading.words("Source"),
            Heading.number("Checked"),
            Heading.words("In words")),
        checks.stream()
            .filter(row -> row.outcome().equals("pass") && !OF_EACH_ROW.contains(row.rule()))
            .sorted(Comparator.comparing(CheckRow::rule).thenComparing(CheckRow::entity))
            .map(
                row ->
                    List.of(
                        Cell.of(ruleName(row)),
                        Cell.of(Words.plain(row.entity())),
                        Cell.of(row.source()),
                        Cell.of(row.checkedRows()),
                        Cell.of(row.detail())))
            .toList());
  }

  /** A company may part the words of its rules by hyphens. */
  private static String ruleName(CheckRow row) {
    return Words.plain(row.rule().replace('-', '_'));
  }

  private static Part quarantine(Night night) {
    QualityNight quality = night.quality();
    long rows = quality.quarantine().stream().mapToLong(QuarantineCount::rows).sum();
    long tonight = quality.quarantine().stream().mapToLong(QuarantineCount::tonight).sum();
    return Part.of(
            "quarantine",
            "Rows set aside",
            rows == 0
                ? "No row is set aside."
                : Words.many(rows, "row has", "rows have")
                    + " been set aside up to this night, "
                    + Numbers.count(tonight)
                    + " of them tonight. Nothing is lost: correct it in its system and it comes in with the next night.",
            Held.in(QualityTables.QUARANTINE, "as_of <= date'" + night.asOf() + "'")
                .orderedBy("entity, reason_code, file, line"))
        .charts(List.of(reasons(quality)))
        .grids(List.of(examples(quality)));
  }

  private static Chart reasons(QualityNight quality) {
    List<Drawings.Dot> dots =
        quality.quarantine().stream()
            .limit(PipelinePage.GROUPS)
            .map(
                row ->
                    new Drawings.Dot(
                        reasonName(row.entity(), row.reasonCode(), row.column()),
                        Estimate.exact((double) row.rows(), Estimate.UNKNOWN_SUPPORT),
                        Tone.CAUTION))
            .toList();
    return new Chart(
        "quarantine-reasons",
        "Rows set aside by entity and reason",
        "The most frequent reasons first.",
        Drawings.bars(dots, Numbers.COUNT),
        new Grid(
            "Rows set aside by entity and reason",
            List.of(
                Heading.words("Reason"),
                Heading.words("Source"),
                Heading.number("Rows"),
                Heading.number("Tonight"),
                Heading.words("In words")),
            quality.quarantine().stream()
                .limit(PipelinePage.GROUPS)
                .map(
                    row ->
                        List.of(
                            Cell.of(reasonName(row.entity(), row.reasonCode(), row.column())),
                            Cell.of(row.source()),
                            Cell.of(row.rows()),
                            Cell.of(row.tonight()),
                            Cell.of(row.example())))
                .toList(),
            PipelinePage.left(quality.quarantine())));
  }

  private static String reasonName(String entity, String reason, String column) {
    return Words.plain(entity)
        + ": "
        + Words.plain(reason).toLowerCase(Locale.ROOT)
        + (column.equals("*") ? "" : " (" + column + ")");
  }

  private static Grid examples(QualityNight quality) {
    return Grid.of(
        "Examples, up to three of each reason",
        List.of(
            Heading.words("Where"),
            Heading.words("Key"),
            Heading.words("Reason"),
            Heading.words("In words")),
        quality.examples().stream().map(QualityPage::example).toList());
  }

  private static List<Cell> example(QuarantineExample row) {
    return List.of(
        Cell.of(row.place().isEmpty() ? "place not passed on" : row.place()).note(row.source()),
        Cell.of(row.key().isEmpty() ? "–" : row.key()),
        Cell.of(reasonName(row.entity(), row.reasonCode(), row.column())),
        Cell.of(row.reason()));
  }
}
