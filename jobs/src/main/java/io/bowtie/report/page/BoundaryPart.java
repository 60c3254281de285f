package io.bowtie.report.page;

import io.bowtie.report.view.Cell;
import io.bowtie.report.view.Grid;
import io.bowtie.report.view.Heading;
import io.bowtie.report.view.Tone;
import io.bowtie.report.view.UseCaseWords;
import io.bowtie.report.view.Words;
import java.util.List;
import java.util.Locale;

/** The boundary as three tables: suggested, approved, asked. */
final class BoundaryPart {
  private BoundaryPart() {}

  static List<Grid> grids(Boundary boundary) {
    return List.of(suggested(boundary), approved(boundary), reserved(boundary));
  }

  private static Grid suggested(Boundary boundary) {
    return Grid.of(
        "What Bowtie suggests by itself",
        List.of(
            Heading.words("Use case"),
            Heading.words("Suggestion"),
            Heading.words("Risk"),
            Heading.words("With much money or a strategic account")),
        boundary.advised().stream()
            .filter(each -> !each.needsApproval())
            .map(
                each ->
                    List.of(
                        useCase(each),
                        Cell.of(each.text()),
                        Cell.of(Words.plain(each.tier())),
                        each.needsApprovalRaised()
                            ? Cell.toned(
                                Words.plain(each.raisedTier())
                                    + ": needs the approval of the "
                                    + each.approver(),
                                Tone.CAUTION)
                            : Cell.of(Words.plain(each.raisedTier()) + ": still no approval")))
            .toList());
  }

  private static Grid approved(Boundary boundary) {
    return Grid.of(
        "What a person must approve whatever the money",
        List.of(
            Heading.words("Use case"),
            Heading.words("What is put forward"),
            Heading.words("Risk"),
            Heading.words("Who approves")),
        boundary.advised().stream()
            .filter(Boundary.Advised::needsApproval)
            .map(
                each ->
                    List.of(
                        useCase(each),
                        Cell.of(each.text()),
                        Cell.of(Words.plain(each.tier())),
                        Cell.of(capital(each.approver()))))
            .toList());
  }

  private static Grid reserved(Boundary boundary) {
    return Grid.of(
        "What only a person decides: Bowtie can ask, and nothing else",
        List.of(
            Heading.words("Decision"),
            Heading.words("Who is asked"),
            Heading.words("The question"),
            Heading.words("Is it asked?")),
        boundary.reserved().stream()
            .map(
                each ->
                    List.of(
                        Cell.of(Words.plain(each.decision())),
                        Cell.of(capital(each.role())),
                        Cell.of(each.question()),
                        each.isAsked()
                            ? Cell.of("Yes, as advice that needs an approval")
                            : Cell.toned("No action asks it", Tone.MUTED)))
            .toList());
  }

  /** A role keeps the capitals that it has, as RevOps does. */
  private static String capital(String role) {
    return role.substring(0, 1).toUpperCase(Locale.ROOT) + role.substring(1);
  }

  private static Cell useCase(Boundary.Advised advised) {
    return Cell.of(UseCaseWords.of(advised.useCase()).title());
  }
}
