package io.bowtie.report.page;

import io.bowtie.model.evidence.EvidenceTables;
import io.bowtie.report.gold.CalibrationRow;
import io.bowtie.report.gold.Evidence;
import io.bowtie.report.gold.Night;
import io.bowtie.report.gold.ThresholdRow;
import io.bowtie.report.gold.ThresholdTrial;
import io.bowtie.report.gold.UseCaseNight;
import io.bowtie.report.view.Cell;
import io.bowtie.report.view.Chart;
import io.bowtie.report.view.Drawings;
import io.bowtie.report.view.Fact;
import io.bowtie.report.view.Grid;
import io.bowtie.report.view.Heading;
import io.bowtie.report.view.MetricWord;
import io.bowtie.report.view.Numbers;
import io.bowtie.report.view.Part;
import io.bowtie.report.view.Tone;
import io.bowtie.report.view.UseCaseWords;
import io.bowtie.report.view.Words;
import io.bowtie.scoring.threshold.ThresholdTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where alerts begin and what they are worth, and whether probabilities are right in every group.
 *
 * @param parts two for each use case
 */
public record ThresholdsPage(Frame frame, List<Part> parts) {

  public static final String FILE = "thresholds.html";

  private static final String GAP = "calibration_gap";

  public ThresholdsPage {
    parts = List.copyOf(parts);
  }

  public static ThresholdsPage of(String company, Night night) {
    Frame frame =
        Frame.of(
            company,
            night.asOf(),
            "Calibration and thresholds",
            "From which probability on somebody should act, who said so, and how right the probabilities are.",
            FILE,
            night.useCases().stream().map(UseCaseNight::useCase).toList());
    List<Part> parts = new ArrayList<>();
    for (UseCaseNight useCase : night.useCases()) {
      parts.add(threshold(night, useCase.useCase()));
      parts.add(calibration(useCase));
    }
    return new ThresholdsPage(frame, parts);
  }

  private static Part threshold(Night night, String useCase) {
    String title = UseCaseWords.of(useCase).title() + ": where alerts begin";
    String id = "threshold-" + FileNames.of(useCase);
    String day = night.asOf().toString();
    List<ThresholdTrial> trials = night.watch().trialsOf(useCase);
    return night
        .watch()
        .thresholdOf(useCase)
        .map(
            row ->
                Part.of(
                        id,
                        title,
                        sentence(row),
                        DriftPage.held(ThresholdTables.THRESHOLDS, useCase, day),
                        DriftPage.held(ThresholdTables.THRESHOLD_EVIDENCE, useCase, day)
                            .orderedBy("scenario, part"))
                    .facts(facts(row, confirmed(trials)))
                    .grids(List.of(grid(trials), setting(row))))
        .orElseGet(
            () -> Part.of(id, title, "Not computed: no threshold was weighed on this night."));
  }

  private static String sentence(ThresholdRow row) {
    String where =
        row.side().equals("below")
            ? "An alert is raised below " + share(row.threshold())
            : "An alert is raised from " + share(row.threshold()) + " on";
    return where
        + switch (row.binding()) {
          case "cost" -> ", where acting and waiting cost the same. The team can work that many.";
          case "capacity" ->
              ". By cost alone it would be "
                  + Numbers.SHARE.value(row.costThreshold())
                  + ", but that is more than the team can work in a week.";
          case "cost_unchecked" ->
              ", where acting and waiting cost the same. No backtest could tell how many alerts that is.";
          default ->
              ", the edge of band B: nobody has set what a false alert and a miss cost here"
                  + " (thresholds in the configuration).";
        };
  }

  private static Optional<ThresholdTrial> confirmed(List<ThresholdTrial> trials) {
    return trials.stream()
        .filter(trial -> trial.scenario().equals("as_set"))
        .filter(trial -> trial.part().equals(ThresholdTrial.CONFIRMED_ON))
        .findFirst();
  }

  private static List<Fact> facts(ThresholdRow row, Optional<ThresholdTrial> confirmed) {
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact(
            "Alerts tonight",
            Numbers.count(row.alerts()),
            "of " + UseCaseWords.of(row.useCase()).many(row.open()),
            "Open now, on the side of an alert."));
    facts.add(
        Fact.of(
            "Expected a week",
            row.alertsPerWeek(),
            Numbers.RATIO,
            "How many came up in the last origin of the backtest."));
    facts.add(
        Fact.of(
            "Expected an owner and week",
            row.alertsPerOwner(),
            Numbers.RATIO,
            "Over the " + Words.many(row.owners(), "owner", "owners") + " of tonight."));
    confirmed.ifPresent(
        trial -> {
          facts.add(
              Fact.of(
                  "Precision",
                  trial.precision(),
                  Numbers.SHARE,
                  "Share of alerts that were right, in the last origin."));
          facts.add(
              Fact.of(
                  "Recall",
                  trial.recall(),
                  Numbers.SHARE,
                  "Share alerted of what there was to act on."));
          facts.add(
              Fact.of(
                  "False alerts in a hundred",
                  trial.falseAlertsPerHundred(),
                  Numbers.RATIO,
                  "How often it cries wolf."));
        });
    return facts;
  }

  private static Grid grid(List<ThresholdTrial> trials) {
    return Grid.of(
        "Costs as set, and each moved by half",
        List.of(
            Heading.words("Costs"),
            Heading.words("Part of the backtest"),
            Heading.number("Threshold"),
            Heading.words("Settled by"),
            Heading.number("Alerts a week"),
            Heading.number("Precision"),
            Heading.number("Recall"),
            Heading.number("Cost of errors a week")),
        trials.stream()
            .map(
                trial ->
                    List.of(
                        Cell.of(Words.plain(trial.scenario())),
                        Cell.of(Words.plain(trial.part()))
                            .note(Words.many(trial.rows(), "row", "rows")),
                        Cell.of(share(trial.threshold())),
                        Cell.of(Words.plain(trial.binding())),
                        Cell.of(trial.alertsPerWeek(), Numbers.RATIO),
                        Cell.of(trial.precision(), Numbers.SHARE),
                        Cell.of(trial.recall(), Numbers.SHARE),
                        Cell.of(trial.costPerWeek(), Numbers.AMOUNT)))
            .toList());
  }

  private static Grid setting(ThresholdRow row) {
    return Grid.of(
        "What was set, and by whom",
        List.of(Heading.words("What"), Heading.words("Value")),
        List.of(
            line("Threshold", row.id()),
            line("Cost of a false alert", Numbers.AMOUNT.value(row.costOfFalseAlert())),
            line("Cost of a miss", Numbers.AMOUNT.value(row.costOfMiss())),
            line("Alerts the team can work in a week", Numbers.AMOUNT.value(row.capacity())),
            line("An alert clears at", share(row.clearThreshold())),
            line("It stands at least", Words.many(row.dwellNights(), "night", "nights")),
            line("Author", orDash(row.author())),
            line("Approver", orDash(row.approver())),
            line("In effect from", orDash(row.effectiveFrom())),
            line("Weighed on the backtest of", orDash(row.evidenceVersion()))));
  }

  private static List<Cell> line(String what, String value) {
    return List.of(Cell.of(what), Cell.of(value));
  }

  private static Part calibration(UseCaseNight useCase) {
    String id = "calibration-" + FileNames.of(useCase.useCase());
    String title = UseCaseWords.of(useCase.useCase()).title() + ": are probabilities right?";
    return useCase.evidence().stream()
        .findFirst()
        .map(
            evidence ->
                Part.of(
                        id,
                        title,
                        "Predicted minus observed in each group, over all origins: above zero too high,"
                            + " below too low. The diagram of all rows together is on the page of the evidence.",
                        EvidencePage.held(EvidenceTables.CALIBRATION_GROUPS, evidence.model())
                            .orderedBy("dimension, group_name, metric"))
                    .facts(MetricWord.facts(evidence, EvidencePage.CALIBRATION))
                    .charts(gaps(useCase.useCase(), evidence))
                    .grids(List.of(calibrationGrid(evidence))))
        .map(part -> part.orElse("Not computed: there are no test predictions to judge."))
        .orElseGet(() -> Part.of(id, title, "Not computed: no model has been trained yet."));
  }

  private static List<Chart> gaps(String useCase, Evidence evidence) {
    return evidence.calibration().stream()
        .map(CalibrationRow::dimension)
        .distinct()
        .sorted()
        .map(dimension -> gap(useCase, dimension, evidence))
        .toList();
  }

  private static Chart gap(String useCase, String dimension, Evidence evidence) {
    List<Drawings.Dot> dots =
        evidence.calibration().stream()
            .filter(row -> row.metric().equals(GAP) && row.dimension().equals(dimension))
            .filter(row -> row.value().isKnown())
            .map(row -> new Drawings.Dot(row.group(), row.value(), tone(row)))
            .toList();
    String title = "Calibration gap by " + Words.plain(dimension).toLowerCase(Locale.ROOT);
    return new Chart(
        "gap-" + FileNames.of(useCase) + "-" + FileNames.of(dimension),
        title,
        "Groups whose interval does not hold zero are drawn in another colour; small ones are not shown.",
        Drawings.intervals(dots, Numbers.SCORE),
        MetricParts.dotGrid(title, "Group", dots, Numbers.SCORE));
  }

  private static Grid calibrationGrid(Evidence evidence) {
    return Grid.of(
        "Calibration by group",
        List.of(
            Heading.words("Dimension"),
            Heading.words("Group"),
            Heading.words("Figure"),
            Heading.number("Value")),
        evidence.calibration().stream()
            .filter(row -> row.value().isKnown())
            .map(
                row ->
                    List.of(
                        Cell.of(Words.plain(row.dimension())),
                        Cell.of(row.group()),
                        Cell.of(MetricWord.labelOf(row.metric())),
                        Cell.of(row.value(), MetricWord.numbersOf(row.metric(), "share"))))
            .toList());
  }

  private static Tone tone(CalibrationRow row) {
    boolean holdsZero =
        row.value().range().map(range -> range.low() <= 0 && range.high() >= 0).orElse(true);
    return holdsZero ? Tone.PLAIN : Tone.BAD;
  }

  private static String share(double value) {
    return Numbers.SHARE.text(value);
  }

  private static String orDash(String text) {
    return text.isEmpty() ? "–" : text;
  }
}
