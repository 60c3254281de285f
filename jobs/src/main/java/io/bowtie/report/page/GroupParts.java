package io.bowtie.report.page;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.bowtie.model.evidence.EvidenceTables;
import io.bowtie.report.gold.Evidence;
import io.bowtie.report.gold.GroupRow;
import io.bowtie.report.view.Cell;
import io.bowtie.report.view.Chart;
import io.bowtie.report.view.Chip;
import io.bowtie.report.view.Drawings;
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
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Groups against the rest of the population, a section a dimension. */
final class GroupParts {
  private GroupParts() {}

  static List<Part> of(Evidence evidence) {
    Map<String, List<GroupRow>> byDimension =
        evidence.groups().stream().collect(groupingBy(GroupRow::dimension, TreeMap::new, toList()));
    if (byDimension.isEmpty()) {
      return List.of(
          Part.of(
              "groups",
              "Is it fair to every group?",
              "No group metrics were written for this version.",
              EvidencePage.held(EvidenceTables.GROUP_METRICS, evidence.model())));
    }
    List<Part> parts = new ArrayList<>();
    byDimension.forEach((dimension, rows) -> parts.add(part(evidence, dimension, rows)));
    return parts;
  }

  private static Part part(Evidence evidence, String dimension, List<GroupRow> rows) {
    List<GroupRow> shown = rows.stream().filter(row -> !row.isSuppressed()).toList();
    Map<String, List<GroupRow>> byMetric =
        shown.stream()
            .collect(
                groupingBy(
                    GroupRow::metric,
                    () ->
                        new TreeMap<>(
                            Comparator.comparingInt(MetricWord::orderOf)
                                .thenComparing(Comparator.naturalOrder())),
                    toList()));
    List<Chart> charts = new ArrayList<>();
    byMetric.forEach((metric, groups) -> charts.add(chart(dimension, metric, groups)));
    return Part.of(
            "groups-" + FileNames.of(dimension),
            "Is it fair by " + Words.plain(dimension).toLowerCase(Locale.ROOT) + "?",
            summary(shown),
            held(evidence, dimension))
        .charts(charts.stream().filter(chart -> !noRatio(chart)).toList())
        .grids(List.of(values(dimension, shown), suppressed(dimension, rows)));
  }

  private static boolean noRatio(Chart chart) {
    return ((List<?>) chart.data().get("points")).isEmpty();
  }

  private static Held held(Evidence evidence, String dimension) {
    return EvidencePage.held(
            EvidenceTables.GROUP_METRICS, evidence.model(), Held.is("dimension", dimension))
        .orderedBy("metric, group_name");
  }

  private static String summary(List<GroupRow> shown) {
    return "Each dot is a group's value over that of the rest, with its interval. Parity is 0.8 to 1.25. Of "
        + Words.many(judged(shown), "comparison", "comparisons")
        + ", "
        + Numbers.count(withVerdict(shown, "outside"))
        + " outside, "
        + Numbers.count(withVerdict(shown, "inside"))
        + " inside, and "
        + Numbers.count(withVerdict(shown, "insufficient"))
        + " cannot be told. A difference is a question to people, not yet a fault.";
  }

  private static long judged(List<GroupRow> rows) {
    return rows.stream().filter(row -> !row.verdict().isEmpty()).count();
  }

  private static long withVerdict(List<GroupRow> rows, String verdict) {
    return rows.stream().filter(row -> row.verdict().equals(verdict)).count();
  }

  private static Chart chart(String dimension, String metric, List<GroupRow> groups) {
    List<Drawings.Dot> dots =
        groups.stream()
            .map(
                row ->
                    new Drawings.Dot(row.group(), row.ratio(), Words.parity(row.verdict()).tone()))
            .toList();
    String title = MetricWord.labelOf(metric) + " against the rest";
    return new Chart(
        "groups-" + FileNames.of(dimension) + "-" + FileNames.of(metric),
        title,
        verdicts(groups),
        Drawings.parity(dots),
        Grid.of(
            title,
            List.of(
                Heading.words("Group"),
                Heading.number("Ratio to the rest"),
                Heading.words("Verdict")),
            groups.stream()
                .map(
                    row ->
                        List.of(
                            Cell.of(row.group()),
                            Cell.of(row.ratio(), Numbers.RATIO),
                            verdict(row)))
                .toList()));
  }

  private static String verdicts(List<GroupRow> groups) {
    List<String> outside =
        groups.stream()
            .filter(row -> row.verdict().equals("outside"))
            .map(GroupRow::group)
            .toList();
    return outside.isEmpty()
        ? "No group lies outside the parity band beyond doubt."
        : "Outside the parity band: " + String.join(", ", outside) + ".";
  }

  private static Cell verdict(GroupRow row) {
    Chip chip = Words.parity(row.verdict());
    return row.verdict().isEmpty()
        ? Cell.toned("No verdict", Tone.MUTED)
        : Cell.toned(chip.text(), chip.tone());
  }

  private static Grid values(String dimension, List<GroupRow> shown) {
    return Grid.of(
        "Values by " + Words.plain(dimension).toLowerCase(Locale.ROOT),
        List.of(
            Heading.words("Group"),
            Heading.words("Metric"),
            Heading.number("In the group"),
            Heading.number("In the rest"),
            Heading.number("Ratio"),
            Heading.words("Verdict")),
        shown.stream()
            .sorted(
                Comparator.comparing(GroupRow::group)
                    .thenComparingInt(row -> MetricWord.orderOf(row.metric()))
                    .thenComparing(GroupRow::metric))
            .map(GroupParts::valueRow)
            .toList());
  }

  private static List<Cell> valueRow(GroupRow row) {
    Numbers numbers = MetricWord.numbersOf(row.metric(), "share");
    return List.of(
        Cell.of(row.group()),
        Cell.of(MetricWord.labelOf(row.metric())),
        Cell.of(row.value(), numbers),
        Cell.of(numbers.value(row.rest())),
        Cell.of(Numbers.RATIO.value(row.ratio())).note(Numbers.RATIO.range(row.ratio())),
        verdict(row));
  }

  private static Grid suppressed(String dimension, List<GroupRow> rows) {
    return Grid.of(
        "Too small to show by " + Words.plain(dimension).toLowerCase(Locale.ROOT),
        List.of(Heading.words("Group"), Heading.words("Why")),
        rows.stream()
            .filter(GroupRow::isSuppressed)
            .map(row -> List.of(row.group(), row.value().reason()))
            .distinct()
            .map(line -> line.stream().map(Cell::of).toList())
            .toList());
  }
}
