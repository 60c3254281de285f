package io.bowtie.evaluation;

import java.util.Objects;

/**
 * One test row: what was foretold of an entity and what came of it.
 *
 * @param entityId the lead, deal or account; it may come back at another origin
 * @param cluster whose rows stand or fall together, the account; the entity itself where it has
 *     none
 * @param probability what was foretold, 0 to 1
 * @param event whether the outcome came within the horizon
 * @param amount money in the reporting currency that hangs on it, 0 where unknown
 */
public record ScoredRow(
    String entityId, String cluster, double probability, boolean event, double amount) {

  public ScoredRow {
    Objects.requireNonNull(entityId);
    Objects.requireNonNull(cluster);
    Probability.require(probability);
    if (!Double.isFinite(amount)) {
      throw new IllegalArgumentException("an amount is finite, 0 where unknown, not " + amount);
    }
  }
}
