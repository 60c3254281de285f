package io.bowtie.report.page;

import io.bowtie.model.evidence.EvidenceTables;
import io.bowtie.report.gold.Evidence;
import io.bowtie.report.gold.MatrixRow;
import io.bowtie.report.view.Cell;
import io.bowtie.report.view.Chart;
import io.bowtie.report.view.Drawings;
import io.bowtie.report.view.Grid;
import io.bowtie.report.view.Heading;
import io.bowtie.report.view.Numbers;
import io.bowtie.report.view.Part;
import java.util.ArrayList;
import java.util.List;

/** Confusion matrices, one a band edge. */
final class ConfusionPart {
  private ConfusionPart() {}

  static Part of(Evidence evidence) {
    List<Chart> charts = new ArrayList<>();
    for (MatrixRow matrix : evidence.matrices()) {
      charts.add(chart(matrix, charts.size()));
    }
    return Part.of(
            "confusion",
            "How often is it wrong, and which way?",
            "One matrix a band edge: everything from the edge on counts as predicted to happen. All origins together.",
            EvidencePage.held(EvidenceTables.CONFUSION_MATRICES, evidence.model(), "origin is null")
                .orderedBy("threshold desc"))
        .charts(charts)
        .grids(List.of(rates(evidence.matrices())))
        .orElse("Not computed: there are no test predictions to judge.");
  }

  private static Chart chart(MatrixRow matrix, int position) {
    String title = "Edge " + matrix.edge() + ", from " + Numbers.SHARE.text(matrix.threshold());
    return new Chart(
        "matrix-" + position,
        title,
        "Of "
            + Numbers.count(matrix.truePositives() + matrix.falsePositives())
            + " predicted to happen, "
            + Numbers.count(matrix.truePositives())
            + " did; "
            + Numbers.count(matrix.falseNegatives())
            + " happened without being predicted.",
        Drawings.matrix(matrix),
        counts(title, matrix));
  }

  private static Grid counts(String title, MatrixRow matrix) {
    return Grid.of(
        title,
        List.of(Heading.words(""), Heading.number("Happened"), Heading.number("Did not happen")),
        List.of(
            List.of(
                Cell.of("Predicted"),
                Cell.of(matrix.truePositives()),
                Cell.of(matrix.falsePositives())),
            List.of(
                Cell.of("Not predicted"),
                Cell.of(matrix.falseNegatives()),
                Cell.of(matrix.trueNegatives()))));
  }

  private static Grid rates(List<MatrixRow> matrices) {
    return Grid.of(
        "Rates at each band edge",
        List.of(
            Heading.words("Edge"),
            Heading.number("From"),
            Heading.number("Precision"),
            Heading.number("Recall"),
            Heading.number("False positive rate"),
            Heading.number("Rows")),
        matrices.stream()
            .map(
                matrix ->
                    List.of(
                        Cell.of(matrix.edge()),
                        Cell.of(Numbers.SHARE.text(matrix.threshold())),
                        Cell.of(matrix.precision(), Numbers.SHARE),
                        Cell.of(matrix.recall(), Numbers.SHARE),
                        Cell.of(matrix.falsePositiveRate(), Numbers.SHARE),
                        Cell.of(matrix.rows())))
            .toList());
  }
}
