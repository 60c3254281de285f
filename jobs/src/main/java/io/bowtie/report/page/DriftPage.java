package io.bowtie.report.page;

import io.bowtie.contract.TableContract;
import io.bowtie.report.gold.DriftRow;
import io.bowtie.report.gold.ExpectedRow;
import io.bowtie.report.gold.Night;
import io.bowtie.report.gold.UseCaseNight;
import io.bowtie.report.view.Cell;
import io.bowtie.report.view.Chart;
import io.bowtie.report.view.Chip;
import io.bowtie.report.view.Drawings;
import io.bowtie.report.view.Fact;
import io.bowtie.report.view.Grid;
import io.bowtie.report.view.Heading;
import io.bowtie.report.view.Held;
import io.bowtie.report.view.MetricWord;
import io.bowtie.report.view.Numbers;
import io.bowtie.report.view.Part;
import io.bowtie.report.view.UseCaseWords;
import io.bowtie.report.view.Words;
import io.bowtie.scoring.drift.DriftTables;
import io.bowtie.scoring.realised.RealisedTables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How far the night is from what the models were trained on, what became of past scores, and what
 * tonight's promise.
 *
 * @param parts three for each use case
 */
public record DriftPage(Frame frame, List<Part> parts) {

  public static final String FILE = "drift.html";

  /** How many subjects a page shows; the table in gold has all. */
  static final int SHOWN = 20;

  private static final Comparator<DriftRow> GRAVEST_FIRST =
      Comparator.comparing(DriftRow::isRaised)
          .reversed()
          .thenComparing(row -> List.of("alert", "watch", "ok", "unknown").indexOf(row.verdict()))
          .thenComparing(Comparator.comparingDouble(DriftRow::beyondChance).reversed())
          .thenComparing(DriftRow::subject);

  public DriftPage {
    parts = List.copyOf(parts);
  }

  public static DriftPage of(String company, Night night) {
    List<String> useCases = night.useCases().stream().map(UseCaseNight::useCase).toList();
    Frame frame =
        Frame.of(
            company,
            night.asOf(),
            "Drift",
            "Is tonight still like what the models learned from, and do their scores still come true?",
            FILE,
            useCases);
    List<Part> parts = new ArrayList<>();
    for (String useCase : useCases) {
      parts.add(moved(night, useCase));
      parts.add(RealisedPart.of(night, useCase));
      parts.add(expected(night, useCase));
    }
    return new DriftPage(frame, parts);
  }

  static Held held(TableContract table, String useCase, String day) {
    return Held.in(table, Held.is("use_case", useCase), Held.isDay("as_of", day));
  }

  private static Part moved(Night night, String useCase) {
    List<DriftRow> rows = night.watch().driftOf(useCase).stream().sorted(GRAVEST_FIRST).toList();
    List<DriftRow> shown = rows.stream().limit(SHOWN).toList();
    return Part.of(
            "drift-" + FileNames.of(useCase),
            UseCaseWords.of(useCase).title() + ": has anything moved?",
            rows.isEmpty()
                ? "Not computed: no model of this use case has a profile of its training yet."
                : summary(rows),
            held(DriftTables.DRIFT, useCase, night.asOf().toString()).orderedBy("psi desc"))
        .facts(facts(rows))
        .charts(List.of(chart(useCase, rows)))
        .grids(List.of(grid(shown, rows.size())));
  }

  private static String summary(List<DriftRow> rows) {
    List<String> raised =
        rows.stream().filter(DriftRow::isRaised).map(row -> Words.plain(row.subject())).toList();
    boolean isTonight = rows.stream().anyMatch(row -> row.sample().equals("tonight"));
    return (raised.isEmpty() ? "Nothing that counts has moved" : "Moved: " + join(raised))
        + ", against the training of "
        + rows.get(0).modelVersion()
        + ". The index adds up how shares of bins have changed; chance alone moves it where rows are few,"
        + " so each stands beside what chance stays below."
        + (isTonight
            ? " All that is scored tonight is compared, for lack of landmarks of late: ages differ then by"
                + " the way of looking, too."
            : "");
  }

  private static String join(List<String> names) {
    return names.size() <= 5
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, 5)) + " and " + (names.size() - 5) + " more";
  }

  private static List<Fact> facts(List<DriftRow> rows) {
    List<Fact> facts = new ArrayList<>();
    for (DriftRow row : rows) {
      if (row.kind().equals("score")) {
        facts.add(
            new Fact(
                "Stability index of the score",
                Numbers.SCORE.value(row.psi()),
                "chance stays below " + Numbers.SCORE.value(row.nullP95()),
                verdict(row).text() + "."));
      } else if (row.kind().equals("label")) {
        facts.add(
            Fact.of(
                "Base rate of late",
                row.rateNow(),
                Numbers.SHARE,
                "It was " + Numbers.SHARE.value(row.rateBefore()) + " in training."));
      }
    }
    return facts;
  }

  private static Chart chart(String useCase, List<DriftRow> rows) {
    List<DriftRow> known =
        rows.stream()
            .filter(row -> row.psi().isKnown())
            .sorted(
                Comparator.comparingDouble((DriftRow row) -> row.psi().value().orElse(0))
                    .reversed()
                    .thenComparing(DriftRow::subject))
            .limit(SHOWN)
            .toList();
    List<Drawings.Dot> dots =
        known.stream()
            .map(
                row -> new Drawings.Dot(Words.plain(row.subject()), row.psi(), verdict(row).tone()))
            .toList();
    return new Chart(
        "drift-psi-" + FileNames.of(useCase),
        "Population stability index",
        "The furthest first. From 0.1 on, and above chance, one watches; from 0.2 on one looks.",
        Drawings.bars(dots, Numbers.SCORE),
        MetricParts.dotGrid("Population stability index", "What", dots, Numbers.SCORE));
  }

  private static Grid grid(List<DriftRow> shown, int all) {
    return new Grid(
        "What was compared with training",
        List.of(
            Heading.words("What"),
            Heading.number("Index"),
            Heading.number("Missing in training"),
            Heading.number("Missing now"),
            Heading.number("New words"),
            Heading.number("Importance"),
            Heading.words("Verdict")),
        shown.stream().map(DriftPage::cells).toList(),
        all > SHOWN ? Numbers.count(all - (long) SHOWN) + " more are in the table." : "");
  }

  private static List<Cell> cells(DriftRow row) {
    Chip verdict = verdict(row);
    return List.of(
        Cell.of(Words.plain(row.subject())).note(Words.plain(row.kind())),
        Cell.of(Numbers.SCORE.value(row.psi()))
            .note(
                row.psi().isKnown()
                    ? "chance below " + Numbers.SCORE.value(row.nullP95())
                    : row.psi().reason()),
        Cell.of(Numbers.SHARE.value(row.missingBefore())),
        Cell.of(Numbers.SHARE.value(row.missingNow())).note(Numbers.SHARE.range(row.missingNow())),
        Cell.of(Numbers.SHARE.value(row.newCategories())),
        Cell.of(row.importanceRank().isEmpty() ? "–" : row.importanceRank()),
        Cell.toned(verdict.text(), verdict.tone()));
  }

  private static Chip verdict(DriftRow row) {
    return Words.drift(row.verdict(), row.isRaised());
  }

  private static Part expected(Night night, String useCase) {
    List<ExpectedRow> rows = night.watch().expectedOf(useCase);
    return Part.of(
            "expected-" + FileNames.of(useCase),
            UseCaseWords.of(useCase).title() + ": what tonight's scores promise",
            "What is to be expected if tonight's probabilities are right, before any outcome is known."
                + " It is blind to a world that has changed: only the outcomes tell, above, later.",
            held(RealisedTables.EXPECTED_PERFORMANCE, useCase, night.asOf().toString()))
        .facts(
            rows.stream()
                .map(
                    row ->
                        Fact.of(
                            MetricWord.labelOf(row.metric()),
                            row.value(),
                            MetricWord.numbersOf(row.metric(), "share"),
                            MetricWord.find(row.metric()).map(MetricWord::meaning).orElse("")))
                .toList())
        .orElse("Not computed: nothing was scored tonight.");
  }
}
