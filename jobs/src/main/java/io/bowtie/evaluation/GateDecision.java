package io.bowtie.evaluation;

import java.util.List;
import java.util.stream.Stream;

/**
 * The gate's verdict and what it rests on.
 *
 * @param verdict what may be shown
 * @param conditions every condition that was asked, met or not, in a fixed order
 */
public record GateDecision(Verdict verdict, List<GateCondition> conditions) {

  public GateDecision {
    conditions = List.copyOf(conditions);
  }

  /** One sentence a condition, marked as met or not, with what would help. */
  public List<String> reasons() {
    return conditions.stream().map(GateCondition::marked).toList();
  }

  /** The conditions that are not met. */
  public List<GateCondition> objections() {
    return conditions.stream().filter(condition -> !condition.isMet()).toList();
  }

  /** The same verdict with one more condition, which comes last. */
  public GateDecision adding(GateCondition condition) {
    return new GateDecision(
        verdict, Stream.concat(conditions.stream(), Stream.of(condition)).toList());
  }

  /** Another verdict on the same evidence, for what is said first. */
  public GateDecision because(Verdict other, List<GateCondition> first) {
    return new GateDecision(other, Stream.concat(first.stream(), conditions.stream()).toList());
  }
}
