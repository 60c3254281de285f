package io.bowtie.report;

import io.bowtie.report.card.ModelCard;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What a report left behind.
 *
 * @param index the page to open
 * @param latest the page that leads to the newest report
 * @param files everything in the report's folder, sorted
 * @param cards the model cards, for {@code gold.model_cards}
 */
public record ReportResult(Path index, Path latest, List<Path> files, List<ModelCard> cards) {

  public ReportResult {
    Objects.requireNonNull(index);
    Objects.requireNonNull(latest);
    files = List.copyOf(files);
    cards = List.copyOf(cards);
  }
}
