package io.bowtie.governance;

import io.bowtie.contract.AsOf;
import java.util.List;
import java.util.Optional;

/**
 * What the rules of promotion need to know of a model version.
 *
 * @param useCase lead, deal or churn
 * @param modelVersion unique
 * @param trainedAsOf the night it was trained in; it knows that night's outcomes
 * @param verdict of the evidence gate: publish, rules_only or abstain
 * @param verdictReasons one sentence a condition
 * @param comparison with the champion of its time; empty where there was none
 */
public record Candidate(
    String useCase,
    String modelVersion,
    AsOf trainedAsOf,
    String verdict,
    List<String> verdictReasons,
    Optional<Comparison> comparison) {
  private static final String PASSED = "publish";

  public Candidate {
    verdictReasons = List.copyOf(verdictReasons);
  }

  /** Whether the evidence gate lets it become champion. */
  public boolean hasPassed() {
    return verdict.equals(PASSED);
  }
}
