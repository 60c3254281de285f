package io.bowtie.evaluation;

import java.util.List;

/**
 * The gate's verdict and what it rests on.
 *
 * @param verdict what may be shown
 * @param conditions every condition that was asked, met or not, in a fixed order
 */
public record GateDecision(Verdict verdict, List<Condition> conditions) {

  /**
   * One condition.
   *
   * @param isMet whether the evidence meets it
   * @param sentence what was found, with its figures, for a person to read
   */
  public record Condition(boolean isMet, String sentence) {}

  public GateDecision {
    conditions = List.copyOf(conditions);
  }

  /** The sentences of all conditions. */
  public List<String> reasons() {
    return conditions.stream().map(Condition::sentence).toList();
  }

  /** The sentences of the conditions that are not met. */
  public List<String> objections() {
    return conditions.stream()
        .filter(condition -> !condition.isMet())
        .map(Condition::sentence)
        .toList();
  }
}
