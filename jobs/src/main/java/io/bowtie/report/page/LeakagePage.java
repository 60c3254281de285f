package io.bowtie.report.page;

import io.bowtie.contract.AsOf;
import io.bowtie.model.evidence.EvidenceTables;
import io.bowtie.model.leakage.LeakageTables;
import io.bowtie.report.gold.CanaryRow;
import io.bowtie.report.gold.Evidence;
import io.bowtie.report.gold.LedgerRow;
import io.bowtie.report.gold.Night;
import io.bowtie.report.gold.UseCaseNight;
import io.bowtie.report.view.Cell;
import io.bowtie.report.view.Chip;
import io.bowtie.report.view.Fact;
import io.bowtie.report.view.Grid;
import io.bowtie.report.view.Heading;
import io.bowtie.report.view.Held;
import io.bowtie.report.view.Numbers;
import io.bowtie.report.view.Part;
import io.bowtie.report.view.Tone;
import io.bowtie.report.view.UseCaseWords;
import io.bowtie.report.view.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which columns the models were allowed to learn from, what was held against the others, and how
 * the evidence itself was tried.
 *
 * @param parts for each use case the ledger, and after it the trials
 */
public record LeakagePage(Frame frame, List<Part> parts) {

  public static final String FILE = "leakage.html";

  private static final List<Heading> LEDGER =
      List.of(
          Heading.words("Column"),
          Heading.words("Verdict"),
          Heading.words("Known"),
          Heading.words("Why"),
          Heading.number("AUC alone"),
          Heading.number("Absence and outcome"),
          Heading.number("Filled in afterwards"),
          Heading.number("Gain of later values"),
          Heading.number("Filled"));

  private static final List<Heading> TRIALS =
      List.of(
          Heading.words("Trial"),
          Heading.words("Result"),
          Heading.number("Value"),
          Heading.words("What was found"));

  private static final List<String> WORST_FIRST =
      List.of("refused", "needs_sign_off", "constant", "kept");

  public LeakagePage {
    parts = List.copyOf(parts);
  }

  public static LeakagePage of(String company, AsOf asOf, Night night) {
    Frame frame =
        Frame.of(
            company,
            asOf,
            "Leakage ledger",
            "Which columns the models may learn from, and which know too much of the outcome.",
            FILE,
            night.useCases().stream().map(UseCaseNight::useCase).toList());
    List<Part> parts = new ArrayList<>();
    for (UseCaseNight useCase : night.useCases()) {
      useCase.newest().stream()
          .flatMap(
              newest -> useCase.evidence().stream().filter(found -> found.model().equals(newest)))
          .findFirst()
          .ifPresentOrElse(
              evidence -> {
                parts.add(ledger(useCase.useCase(), evidence));
                parts.add(trials(useCase.useCase(), evidence));
              },
              () -> parts.add(withoutModel(useCase.useCase())));
    }
    return new LeakagePage(frame, parts);
  }

  private static Part withoutModel(String useCase) {
    return Part.of(
        "ledger-" + FileNames.of(useCase),
        UseCaseWords.of(useCase).title() + ": columns",
        "Nothing has been trained by this night, so no column was judged.");
  }

  private static Part ledger(String useCase, Evidence evidence) {
    String title = UseCaseWords.of(useCase).title() + ": columns";
    List<LedgerRow> rows = evidence.ledger();
    return Part.of(
            "ledger-" + FileNames.of(useCase),
            title,
            "Version "
                + evidence.model().version()
                + ", trained last. A column alone, its absence, and what was recorded of it after"
                + " the outcome are held against it by the limits under leakage in the conf; the"
                + " last two only against the company's own fields, since built-in features are"
                + " read as of the day.",
            Held.in(
                    LeakageTables.LEAKAGE_LEDGER,
                    Held.is("use_case", useCase),
                    Held.is("model_version", evidence.model().version()))
                .orderedBy("verdict desc, feature"))
        .facts(facts(rows))
        .grids(
            List.of(
                Grid.of(
                    title,
                    LEDGER,
                    rows.stream()
                        .sorted(
                            Comparator.comparingInt(LeakagePage::rank)
                                .thenComparing(LedgerRow::feature))
                        .map(LeakagePage::cells)
                        .toList())))
        .orElse("No ledger was written for version " + evidence.model().version() + ".");
  }

  /** Refused first, then what needs a signature, what has one, and the rest. */
  private static int rank(LedgerRow row) {
    return 2 * WORST_FIRST.indexOf(row.verdict()) - (row.isSigned() ? 1 : 0);
  }

  private static List<Fact> facts(List<LedgerRow> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    return List.of(
        fact(rows, LedgerRow::isKept, "May train", "Kept, or signed for."),
        fact(
            rows,
            row -> row.verdict().equals("needs_sign_off"),
            "Need a signature",
            "Under leakage.sign-offs in the conf, by the model owner or an approver."),
        fact(
            rows,
            row -> row.verdict().equals("refused"),
            "Refused",
            "No signature helps, but an approver's for what a person is."),
        fact(
            rows,
            row -> row.verdict().equals("constant"),
            "Always the same",
            "One value, or none: there is nothing to learn from them."),
        fact(
            rows,
            row -> row.caughtBy().equals("numbers"),
            "Caught by the numbers alone",
            "Neither their names nor what is declared of them gave these away."));
  }

  private static Fact fact(
      List<LedgerRow> rows, Predicate<LedgerRow> which, String label, String meaning) {
    return new Fact(
        label,
        Numbers.count(rows.stream().filter(which).count()),
        "of " + Words.many(rows.size(), "column", "columns"),
        meaning);
  }

  private static List<Cell> cells(LedgerRow row) {
    return List.of(
        Cell.of(row.feature())
            .note(Words.plain(row.family()) + (row.isCustom() ? ", own field" : "")),
        verdict(row),
        Cell.of(Words.plain(row.known())).note(row.basis()),
        Cell.of(row.reason())
            .note(row.isSigned() ? "Signed by " + row.signedBy() + ": " + row.signReason() : ""),
        Cell.of(row.auc(), Numbers.SCORE),
        Cell.of(row.missing(), Numbers.RATIO),
        Cell.of(row.filledAfter(), Numbers.SHARE),
        Cell.of(row.gain(), Numbers.SCORE),
        Cell.of(row.filled(), Numbers.SHARE));
  }

  private static Cell verdict(LedgerRow row) {
    Chip chip = Words.ledger(row.verdict(), row.isSigned());
    return Cell.toned(chip.text(), chip.tone())
        .note(
            switch (row.caughtBy()) {
              case "name" -> "by its name" + (row.isCaughtByNumbers() ? ", and by numbers" : "");
              case "declaration" -> "by what is declared";
              case "numbers" -> "by the numbers alone";
              case "both" -> "by what is declared, and by numbers";
              default -> "";
            });
  }

  private static Part trials(String useCase, Evidence evidence) {
    String title = UseCaseWords.of(useCase).title() + ": trials of the evidence";
    return Part.of(
            "trials-" + FileNames.of(useCase),
            title,
            "Each training is tried on data whose answer is known. If the first or second fails,"
                + " nothing of this version is published.",
            Held.in(
                EvidenceTables.CANARIES,
                Held.is("use_case", useCase),
                Held.is("model_version", evidence.model().version())))
        .grids(
            List.of(
                Grid.of(
                    title, TRIALS, evidence.canaries().stream().map(LeakagePage::trial).toList())))
        .orElse("No trials were written for version " + evidence.model().version() + ".");
  }

  private static List<Cell> trial(CanaryRow row) {
    Tone tone =
        switch (row.result()) {
          case "held" -> Tone.GOOD;
          case "failed" -> Tone.BAD;
          case "not_run" -> Tone.MUTED;
          default -> Tone.PLAIN;
        };
    return List.of(
        Cell.of(Words.plain(row.canary())),
        Cell.toned(Words.plain(row.result()), tone),
        Cell.of(row.value(), Numbers.SCORE),
        Cell.of(row.sentence()));
  }
}
