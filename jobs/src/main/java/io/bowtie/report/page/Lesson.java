package io.bowtie.report.page;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.bowtie.governance.GovernanceTables;
import io.bowtie.model.leakage.LeakageTables;
import io.bowtie.report.card.CardContext;
import io.bowtie.report.gold.Evidence;
import io.bowtie.report.gold.ExampleRow;
import io.bowtie.report.gold.GovernanceNight;
import io.bowtie.report.gold.LedgerRow;
import io.bowtie.report.gold.Night;
import io.bowtie.report.gold.StatusRow;
import io.bowtie.report.gold.UseCaseNight;
import io.bowtie.report.view.Cell;
import io.bowtie.report.view.Grid;
import io.bowtie.report.view.Heading;
import io.bowtie.report.view.Held;
import io.bowtie.report.view.Part;
import io.bowtie.report.view.UseCaseWords;
import io.bowtie.report.view.Words;
import io.bowtie.scoring.ScoringTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a user of one use case has to know.
 *
 * @param examples a high, a middle and a low score of tonight
 * @param text how to read them, or why there are none
 * @param parts what it sees, what it does not, and what to do
 */
public record Lesson(
    String useCase,
    String title,
    String text,
    List<ExampleCard> examples,
    List<Part> parts,
    List<Held> held) {
  /** How many columns of a family are named. */
  private static final int NAMED = 6;

  /** Below this share of looks with a value a column is as good as not delivered. */
  private static final double HARDLY_FILLED = 0.05;

  public Lesson {
    examples = List.copyOf(examples);
    parts = List.copyOf(parts);
    held = List.copyOf(held);
  }

  static Lesson of(Night night, UseCaseNight useCase, CardContext context) {
    String name = useCase.useCase();
    UseCaseWords words = UseCaseWords.of(name);
    Optional<StatusRow> status = night.governance().statusOf(name, night.asOf());
    List<ExampleCard> examples = examples(night, useCase, words);
    return new Lesson(
        name,
        words.question(),
        examples.isEmpty()
            ? "No examples: users see no scores of this use case tonight. "
                + status
                    .map(StatusRow::reason)
                    .filter(reason -> !reason.isEmpty())
                    .map(Sentences::ended)
                    .orElse(UseCaseCard.whyNoScores(useCase))
            : "The highest, the middle and the lowest score of tonight, as users see them.",
        examples,
        List.of(sees(useCase, name), doesNotSee(useCase, context, name), act(night, status, name)),
        List.of(
            Held.in(
                    ScoringTables.SCORES,
                    Held.is("use_case", name),
                    Held.isDay("as_of", night.asOf().toString()))
                .orderedBy("rank")));
  }

  private static List<ExampleCard> examples(Night night, UseCaseNight useCase, UseCaseWords words) {
    return GovernanceNight.of(night.governance().examples(), ExampleRow::useCase, useCase.useCase())
        .stream()
        .map(row -> ExampleCard.of(row, place(row, useCase.scored()), useCase.scored(), words))
        .toList();
  }

  private static String place(ExampleRow row, long scored) {
    return row.rank() == 1 ? "High" : row.rank() == scored ? "Low" : "Middle";
  }

  /** The version that pages speak of: the champion, else the newest. */
  private static Optional<Evidence> evidence(UseCaseNight useCase) {
    return useCase.evidence().stream().findFirst();
  }

  private static boolean isByRules(UseCaseNight useCase) {
    return useCase.scores().stream().noneMatch(count -> count.basis().equals("model"));
  }

  private static Part sees(UseCaseNight useCase, String name) {
    List<LedgerRow> kept =
        evidence(useCase).map(Evidence::ledger).orElse(List.of()).stream()
            .filter(LedgerRow::isKept)
            .filter(row -> !isHardlyFilled(row))
            .toList();
    Map<String, List<LedgerRow>> families =
        kept.stream().collect(groupingBy(LedgerRow::family, TreeMap::new, toList()));
    String rules =
        isByRules(useCase) && useCase.scored() > 0
            ? " Tonight's scores come from a rule instead, which sees no more than its name says: "
                + Words.plain(useCase.newest().map(model -> model.bestBaseline()).orElse("rules"))
                + "."
            : "";
    return Part.of(
            "sees-" + FileNames.of(name),
            "What it sees",
            "What a model of this use case may learn from, by family." + rules,
            held(useCase))
        .grids(
            List.of(
                Grid.of(
                    "Families",
                    List.of(
                        Heading.words("Family"),
                        Heading.number("Columns"),
                        Heading.words("Such as")),
                    families.entrySet().stream()
                        .map(
                            family ->
                                List.of(
                                    Cell.of(Words.plain(family.getKey())),
                                    Cell.of(family.getValue().size()),
                                    Cell.of(named(family.getValue()))))
                        .toList())))
        .orElse(
            "Not known yet: no model has been trained by this night, and a training writes which"
                + " columns it may learn from."
                + rules);
  }

  private static Held[] held(UseCaseNight useCase) {
    return evidence(useCase)
        .map(
            found ->
                new Held[] {
                  EvidencePage.held(LeakageTables.LEAKAGE_LEDGER, found.model())
                      .orderedBy("family, feature")
                })
        .orElse(new Held[0]);
  }

  private static String named(List<LedgerRow> rows) {
    return Sentences.first(rows.stream().map(row -> Words.plain(row.feature())).toList(), NAMED);
  }

  private static boolean isHardlyFilled(LedgerRow row) {
    return row.filled().value().orElse(1) < HARDLY_FILLED;
  }

  private static Part doesNotSee(UseCaseNight useCase, CardContext context, String name) {
    List<LedgerRow> ledger = evidence(useCase).map(Evidence::ledger).orElse(List.of());
    List<List<Cell>> rows = new ArrayList<>();
    context.limitations().forEach(each -> rows.add(List.of(Cell.of("By nature"), Cell.of(each))));
    evidence(useCase)
        .map(found -> found.model().notes())
        .orElse(List.of())
        .forEach(each -> rows.add(List.of(Cell.of("Of this company"), Cell.of(each))));
    List<LedgerRow> empty =
        ledger.stream().filter(LedgerRow::isKept).filter(Lesson::isHardlyFilled).toList();
    if (!empty.isEmpty()) {
      rows.add(List.of(Cell.of("Hardly ever filled in"), Cell.of(named(empty) + ".")));
    }
    List<LedgerRow> same = ledger.stream().filter(LedgerRow::isConstant).toList();
    if (!same.isEmpty()) {
      rows.add(List.of(Cell.of("Always the same"), Cell.of(named(same) + ".")));
    }
    List<LedgerRow> out = ledger.stream().filter(LedgerRow::isHeldAgainst).toList();
    if (!out.isEmpty()) {
      rows.add(
          List.of(
              Cell.of("Kept out"),
              Cell.of(
                  named(out)
                      + ": refused, or not signed for, since they may know what came after.")));
    }
    return Part.of(
            "unseen-" + FileNames.of(name),
            "What it cannot see",
            "If you know one of these things, you know more than the score does.")
        .grids(
            List.of(
                Grid.of("Not seen", List.of(Heading.words("Why"), Heading.words("What")), rows)));
  }

  private static Part act(Night night, Optional<StatusRow> status, String name) {
    List<List<Cell>> rows = new ArrayList<>();
    status.ifPresent(
        registered -> {
          line(rows, registered, "users", "Who uses it");
          line(rows, registered, "user-action", "For what");
          line(rows, registered, "confidence-threshold", "When to look twice");
          line(rows, registered, "approval-rule", "When to ask first");
          line(rows, registered, "override-process", "How to go against it");
          line(rows, registered, "feedback-path", "How to say what you did");
          line(rows, registered, "error-path", "How to report a wrong output");
          line(rows, registered, "failure-owner", "Who takes care of it");
        });
    return Part.of(
            "act-" + FileNames.of(name),
            "When to override it, and where to say so",
            "Go against it when you know something that it cannot see, when a reason is wrong in"
                + " fact, when a caveat is what matters here, or when confidence is low and you"
                + " have asked. A no with its reason is as useful as a yes.",
            Held.in(
                GovernanceTables.USE_CASE_STATUS,
                Held.is("use_case", name),
                Held.isDay("as_of", night.asOf().toString())))
        .grids(
            List.of(
                Grid.of(
                    "How it is meant to be used",
                    List.of(Heading.words("Question"), Heading.words("As registered")),
                    rows)));
  }

  private static void line(List<List<Cell>> rows, StatusRow status, String field, String question) {
    String answer = status.field(field);
    rows.add(
        List.of(Cell.of(question), Cell.of(answer.isBlank() ? "Nobody has said so yet" : answer)));
  }
}
