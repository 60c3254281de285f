package io.bowtie.report;

import io.bowtie.report.card.ModelCard;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What a report left behind.
 *
 * @param index the page to open
 * @param files everything in the pages' folder, sorted
 * @param cards the model cards, for {@code gold.model_cards}
 */
public record ReportResult(Path index, List<Path> files, List<ModelCard> cards) {

  public ReportResult {
    Objects.requireNonNull(index);
    files = List.copyOf(files);
    cards = List.copyOf(cards);
  }
}
