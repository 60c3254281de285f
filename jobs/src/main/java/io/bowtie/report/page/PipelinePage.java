package io.bowtie.report.page;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.bowtie.contract.AsOf;
import io.bowtie.kpi.KpiTables;
import io.bowtie.report.gold.Night;
import io.bowtie.report.gold.UseCaseNight;
import io.bowtie.report.gold.VelocityRow;
import io.bowtie.report.view.Cell;
import io.bowtie.report.view.Chart;
import io.bowtie.report.view.Drawings;
import io.bowtie.report.view.Fact;
import io.bowtie.report.view.Grid;
import io.bowtie.report.view.Heading;
import io.bowtie.report.view.Held;
import io.bowtie.report.view.Numbers;
import io.bowtie.report.view.Part;
import io.bowtie.report.view.Tone;
import io.bowtie.report.view.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Velocity with its four drivers, and the key figures: as a whole, by group and by month.
 *
 * @param parts velocity first, then one for each key figure
 */
public record PipelinePage(Frame frame, List<Part> parts) {

  public static final String FILE = "pipeline.html";

  /** How many groups a chart shows; the table in gold has all. */
  static final int GROUPS = 12;

  private static final String ALL = "all";

  private static final List<Heading> DRIVERS =
      List.of(
          Heading.words("Group"),
          Heading.number("Velocity a day"),
          Heading.number("Open deals"),
          Heading.number("Win rate"),
          Heading.number("Average amount"),
          Heading.number("Cycle"));

  public PipelinePage {
    parts = List.copyOf(parts);
  }

  public static PipelinePage of(String company, String currency, Night night) {
    Frame frame =
        Frame.of(
            company,
            night.asOf(),
            "Pipeline",
            "How much money moves through the pipeline a day, and what drives it.",
            FILE,
            night.useCases().stream().map(UseCaseNight::useCase).toList());
    List<Part> parts = new ArrayList<>();
    parts.add(velocity(night, currency));
    parts.addAll(KpiParts.of(night, currency));
    return new PipelinePage(frame, parts);
  }

  private static Part velocity(Night night, String currency) {
    List<VelocityRow> rows = night.pipeline().velocities();
    Part part = Part.of("velocity", "Pipeline velocity", explanation(rows), held(night.asOf()));
    return rows.stream()
        .filter(row -> row.dimension().equals(ALL))
        .findFirst()
        .map(whole -> part.facts(facts(whole, currency)).charts(charts(rows, currency)))
        .orElse(part);
  }

  private static Held held(AsOf asOf) {
    return Held.in(KpiTables.PIPELINE_VELOCITY, Held.isDay("as_of", asOf.toString()))
        .orderedBy("dimension, velocity_per_day desc");
  }

  private static String explanation(List<VelocityRow> rows) {
    return rows.isEmpty()
        ? "Not computed: no deals were measured on this night."
        : "Open deals × win rate × average amount ÷ cycle days, as money a day. Rate, amount and cycle come from what closed since "
            + rows.get(0).windowStart()
            + "; open deals are those of tonight.";
  }

  private static List<Fact> facts(VelocityRow whole, String currency) {
    return List.of(
        Fact.of(
            "Velocity, " + currency + " a day",
            whole.velocity(),
            Numbers.AMOUNT,
            "The four drivers below, multiplied out."),
        new Fact("Open deals", Numbers.count(whole.openDeals()), "open tonight", "First driver."),
        Fact.of(
            "Win rate",
            whole.winRate(),
            Numbers.SHARE,
            Numbers.count(whole.wonDeals())
                + " won of "
                + Numbers.count(whole.wonDeals() + whole.lostDeals())
                + " closed. Second driver."),
        Fact.of(
            "Average amount, " + currency,
            whole.averageAmount(),
            Numbers.AMOUNT,
            "Of won deals. Third driver."),
        Fact.of("Sales cycle", whole.cycleDays(), Numbers.DAYS, "Creation to win. Fourth driver."));
  }

  private static List<Chart> charts(List<VelocityRow> rows, String currency) {
    Map<String, List<VelocityRow>> byDimension =
        rows.stream()
            .filter(row -> !row.dimension().equals(ALL))
            .collect(groupingBy(VelocityRow::dimension, TreeMap::new, toList()));
    List<Chart> charts = new ArrayList<>();
    byDimension.forEach((dimension, groups) -> charts.add(chart(dimension, groups, currency)));
    return charts;
  }

  private static Chart chart(String dimension, List<VelocityRow> groups, String currency) {
    List<VelocityRow> shown = groups.stream().limit(GROUPS).toList();
    List<Drawings.Dot> dots =
        shown.stream()
            .map(row -> new Drawings.Dot(row.group(), row.velocity(), Tone.PLAIN))
            .toList();
    String title =
        "Velocity by "
            + Words.plain(dimension).toLowerCase(Locale.ROOT)
            + ", "
            + currency
            + " a day";
    return new Chart(
        "velocity-" + FileNames.of(dimension),
        title,
        "The groups with the most open deals first; those without a velocity are in the table, with the reason.",
        Drawings.bars(dots, Numbers.AMOUNT),
        new Grid(title, DRIVERS, shown.stream().map(PipelinePage::drivers).toList(), left(groups)));
  }

  private static List<Cell> drivers(VelocityRow row) {
    return List.of(
        Cell.of(row.group()),
        Cell.of(row.velocity(), Numbers.AMOUNT),
        Cell.of(row.openDeals()),
        Cell.of(row.winRate(), Numbers.SHARE),
        Cell.of(row.averageAmount(), Numbers.AMOUNT),
        Cell.of(row.cycleDays(), Numbers.DAYS));
  }

  static String left(List<?> groups) {
    return groups.size() <= GROUPS
        ? ""
        : Numbers.count(groups.size() - (long) GROUPS) + " more groups are in the table.";
  }
}
