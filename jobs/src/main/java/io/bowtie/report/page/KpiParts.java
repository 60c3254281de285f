package io.bowtie.report.page;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.bowtie.kpi.KpiTables;
import io.bowtie.report.gold.KpiRow;
import io.bowtie.report.gold.Night;
import io.bowtie.report.view.Chart;
import io.bowtie.report.view.Drawings;
import io.bowtie.report.view.Fact;
import io.bowtie.report.view.Grid;
import io.bowtie.report.view.Held;
import io.bowtie.report.view.KpiWords;
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

/** A section for each key figure that the night measured. */
final class KpiParts {
  private static final String ALL = "all";

  /** Months on a trend; the table in gold has all. */
  private static final int MONTHS = 24;

  private KpiParts() {}

  static List<Part> of(Night night, String currency) {
    Map<String, List<KpiRow>> byKpi =
        night.pipeline().kpis().stream()
            .collect(
                groupingBy(
                    KpiRow::kpi,
                    () ->
                        new TreeMap<>(
                            Comparator.comparingInt(KpiWords::orderOf)
                                .thenComparing(Comparator.naturalOrder())),
                    toList()));
    List<Part> parts = new ArrayList<>();
    byKpi.forEach((kpi, rows) -> parts.add(part(night, kpi, rows, currency)));
    return parts;
  }

  private static Part part(Night night, String kpi, List<KpiRow> rows, String currency) {
    String unit = rows.get(0).unit().equals("amount") ? ", " + currency : "";
    String title = KpiWords.labelOf(kpi) + unit;
    List<KpiRow> trailing =
        rows.stream().filter(row -> row.periodType().equals("trailing")).toList();
    List<Chart> charts = new ArrayList<>();
    charts.addAll(byMonth(kpi, title, rows));
    charts.addAll(byGroup(kpi, title, trailing));
    return Part.of(
            "kpi-" + FileNames.of(kpi),
            title,
            "As known on this night; a bar is a 95 % interval where one can be had.",
            Held.in(
                    KpiTables.KPIS,
                    Held.isDay("as_of", night.asOf().toString()),
                    Held.is("kpi", kpi))
                .orderedBy("period_type, dimension, group_name, period_start"))
        .facts(
            trailing.stream()
                .filter(row -> row.dimension().equals(ALL))
                .map(row -> fact(title, row))
                .toList())
        .charts(charts);
  }

  private static Fact fact(String title, KpiRow row) {
    return Fact.of(
        title,
        row.estimate(),
        Numbers.ofUnit(row.unit()),
        "From " + row.periodStart() + " to " + row.periodEnd() + ".");
  }

  private static List<Chart> byMonth(String kpi, String title, List<KpiRow> rows) {
    List<KpiRow> months =
        rows.stream()
            .filter(row -> row.periodType().equals("month") && row.dimension().equals(ALL))
            .sorted(Comparator.comparing(KpiRow::periodStart))
            .toList();
    if (months.isEmpty()) {
      return List.of();
    }
    Numbers numbers = Numbers.ofUnit(months.get(0).unit());
    List<KpiRow> latest = months.subList(Math.max(0, months.size() - MONTHS), months.size());
    List<Drawings.Dot> dots =
        latest.stream()
            .map(row -> new Drawings.Dot(month(row), row.estimate(), Tone.PLAIN))
            .toList();
    return List.of(
        new Chart(
            "months-" + FileNames.of(kpi),
            title + " by month",
            "Months without a value are left out here; the table says why.",
            Drawings.trend(dots, numbers),
            MetricParts.dotGrid(title + " by month", "Month", dots, numbers)));
  }

  private static String month(KpiRow row) {
    return row.periodStart().substring(0, 7);
  }

  private static List<Chart> byGroup(String kpi, String title, List<KpiRow> trailing) {
    Map<String, List<KpiRow>> byDimension =
        trailing.stream()
            .filter(row -> !row.dimension().equals(ALL))
            .collect(groupingBy(KpiRow::dimension, TreeMap::new, toList()));
    List<Chart> charts = new ArrayList<>();
    byDimension.forEach((dimension, rows) -> charts.add(groups(kpi, title, dimension, rows)));
    return charts;
  }

  private static Chart groups(String kpi, String title, String dimension, List<KpiRow> rows) {
    Numbers numbers = Numbers.ofUnit(rows.get(0).unit());
    List<Drawings.Dot> dots =
        rows.stream()
            .sorted(
                Comparator.comparingLong((KpiRow row) -> -row.estimate().support())
                    .thenComparing(KpiRow::group))
            .limit(PipelinePage.GROUPS)
            .map(row -> new Drawings.Dot(row.group(), row.estimate(), Tone.PLAIN))
            .toList();
    String words = Words.plain(dimension).toLowerCase(Locale.ROOT);
    String heading = title + " by " + words;
    Grid grid = MetricParts.dotGrid(heading, Words.plain(dimension), dots, numbers);
    return new Chart(
        "groups-" + FileNames.of(kpi) + "-" + FileNames.of(dimension),
        heading,
        "The groups with the most rows behind them first.",
        Drawings.intervals(dots, numbers),
        new Grid(grid.caption(), grid.headings(), grid.rows(), PipelinePage.left(rows)));
  }
}
