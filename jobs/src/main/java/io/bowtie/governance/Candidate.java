package io.bowtie.governance;

import io.bowtie.contract.AsOf;
import java.util.List;

/**
 * What the rules of promotion need to know of a model version.
 *
 * @param useCase lead, deal or churn
 * @param modelVersion unique
 * @param trainedAsOf the night it was trained in; it knows that night's outcomes
 * @param verdict of the evidence gate: publish, rules_only or abstain
 * @param verdictReasons one sentence a condition
 */
public record Candidate(
    String useCase,
    String modelVersion,
    AsOf trainedAsOf,
    String verdict,
    List<String> verdictReasons) {
  private static final String PASSED = "publish";

  public Candidate {
    verdictReasons = List.copyOf(verdictReasons);
  }

  /** Whether the evidence gate lets it become champion. */
  public boolean hasPassed() {
    return verdict.equals(PASSED);
  }
}
