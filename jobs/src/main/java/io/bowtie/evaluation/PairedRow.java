package io.bowtie.evaluation;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * One test row with two foretold probabilities of the same outcome.
 *
 * @param cluster whose rows stand or fall together, the account
 * @param model the probability of the model under question, 0 to 1
 * @param baseline the probability of what it is measured against, 0 to 1
 * @param event whether the outcome came within the horizon
 */
public record PairedRow(String cluster, double model, double baseline, boolean event) {

  public PairedRow {
    Objects.requireNonNull(cluster);
    Probability.require(model);
    Probability.require(baseline);
  }

  /** In an order of their own, so that sums do not depend on how the rows came. */
  static List<PairedRow> ordered(Collection<PairedRow> rows) {
    return rows.stream()
        .sorted(
            Comparator.comparing(PairedRow::cluster)
                .thenComparingDouble(PairedRow::model)
                .thenComparingDouble(PairedRow::baseline)
                .thenComparing(PairedRow::event))
        .toList();
  }
}
