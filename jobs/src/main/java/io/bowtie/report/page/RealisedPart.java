package io.bowtie.report.page;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.bowtie.report.gold.Estimate;
import io.bowtie.report.gold.Night;
import io.bowtie.report.gold.RealisedRow;
import io.bowtie.report.view.Cell;
import io.bowtie.report.view.Chart;
import io.bowtie.report.view.Drawings;
import io.bowtie.report.view.Grid;
import io.bowtie.report.view.Heading;
import io.bowtie.report.view.MetricWord;
import io.bowtie.report.view.Numbers;
import io.bowtie.report.view.Part;
import io.bowtie.report.view.Tone;
import io.bowtie.report.view.UseCaseWords;
import io.bowtie.report.view.Words;
import io.bowtie.scoring.ChallengerScores;
import io.bowtie.scoring.realised.RealisedTables;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of the scores of past months, beside what they promised. */
final class RealisedPart {
  private static final List<MetricWord> CHARTED =
      List.of(MetricWord.AUC_ROC, MetricWord.LOG_LOSS, MetricWord.PRECISION);

  private RealisedPart() {}

  static Part of(Night night, String useCase) {
    List<RealisedRow> rows = night.watch().realisedOf(useCase);
    String day = rows.isEmpty() ? night.asOf().toString() : rows.get(0).asOf();
    return Part.of(
            "realised-" + FileNames.of(useCase),
            UseCaseWords.of(useCase).title() + ": what became of past scores",
            summary(rows),
            DriftPage.held(RealisedTables.REALISED_PERFORMANCE, useCase, day)
                .orderedBy("cohort, metric"))
        .charts(CHARTED.stream().map(word -> chart(useCase, word, rows)).toList())
        .grids(List.of(grid(rows)))
        .orElse(
            "Not computed yet: a score counts once its horizon has passed and its outcome is known."
                + " It is measured on nights that look at the past, which are those that train.");
  }

  private static String summary(List<RealisedRow> rows) {
    long alarms = rows.stream().filter(RealisedRow::isAlarm).count();
    return "Of each month the first score of each entity whose outcome is known by now. The band is the"
        + " backtest. "
        + (alarms == 0
            ? "No figure has been worse than the backtest for two months running."
            : Words.many(alarms, "figure has", "figures have")
                + " been worse than the backtest for two months running.");
  }

  private static Chart chart(String useCase, MetricWord word, List<RealisedRow> rows) {
    List<RealisedRow> own = rows.stream().filter(row -> row.metric().equals(word.code())).toList();
    List<Drawings.Dot> dots =
        own.stream()
            .map(row -> new Drawings.Dot(name(row), row.value(), verdict(row).tone()))
            .toList();
    Estimate backtest =
        own.isEmpty()
            ? Estimate.missing("no month has matured", 0)
            : own.get(own.size() - 1).backtest();
    return new Chart(
        "realised-" + FileNames.of(useCase) + "-" + FileNames.of(word.code()),
        word.label() + " by month of the score",
        word.meaning(),
        Drawings.trend(dots, backtest, word.numbers()),
        MetricParts.dotGrid(
            word.label() + " by month", "Month of the score", dots, word.numbers()));
  }

  private static Grid grid(List<RealisedRow> rows) {
    Map<String, List<RealisedRow>> byMonth =
        rows.stream().collect(groupingBy(RealisedPart::name, TreeMap::new, toList()));
    return Grid.of(
        "Every figure by month of the score",
        List.of(
            Heading.words("Month"),
            Heading.words("Metric"),
            Heading.number("What came"),
            Heading.number("Promised"),
            Heading.number("Backtest"),
            Heading.words("Verdict")),
        byMonth.values().stream()
            .flatMap(List::stream)
            .map(
                row -> {
                  Numbers numbers = MetricWord.numbersOf(row.metric(), "share");
                  return List.of(
                      Cell.of(name(row)),
                      Cell.of(MetricWord.labelOf(row.metric())),
                      Cell.of(row.value(), numbers),
                      Cell.of(numbers.value(row.expected())).note(numbers.range(row.expected())),
                      Cell.of(numbers.value(row.backtest())).note(numbers.range(row.backtest())),
                      verdict(row));
                })
            .toList());
  }

  private static String name(RealisedRow row) {
    return row.cohort().substring(0, 7)
        + (row.isComplete() ? "" : " so far")
        + switch (row.basis()) {
          case "rules" -> ", rules";
          case ChallengerScores.BASIS -> ", " + row.version() + ", not in use";
          default -> ", " + row.version();
        };
  }

  private static Cell verdict(RealisedRow row) {
    return switch (row.verdict()) {
      case "as_expected" -> Cell.toned("As the backtest", Tone.GOOD);
      case "better" -> Cell.toned("Better", Tone.GOOD);
      case "worse" -> Cell.toned(row.isAlarm() ? "Worse, twice running" : "Worse", Tone.BAD);
      default -> Cell.toned("Not judged", Tone.MUTED);
    };
  }
}
