package io.bowtie.evaluation;

import java.util.Objects;
import java.util.Optional;

/**
 * One thing that the gate asked for.
 *
 * @param question that it belongs to
 * @param isMet whether the evidence meets it
 * @param found the figure; undefined with its reason, also where nothing is counted
 * @param sentence what was found, with its figures, for a person to read
 * @param remedy what would have to change; empty where it is met, or where nothing but other
 *     evidence would help
 */
public record GateCondition(
    GateQuestion question, boolean isMet, Metric found, String sentence, Optional<String> remedy) {

  public GateCondition {
    Objects.requireNonNull(question);
    Objects.requireNonNull(found);
    Objects.requireNonNull(sentence);
    Objects.requireNonNull(remedy);
  }

  /** A condition that is no figure. */
  public static GateCondition of(GateQuestion question, boolean isMet, String sentence) {
    return new GateCondition(
        question, isMet, Metric.undefined("it is no figure"), sentence, Optional.empty());
  }

  /** The same with what would help, where it is not met. */
  public GateCondition orElse(String help) {
    return isMet ? this : new GateCondition(question, false, found, sentence, Optional.of(help));
  }

  /** Marked as met or not, with its remedy: how the registry tells it. */
  public String marked() {
    return (isMet ? "Met: " : "Not met: ") + sentence + remedy.map(help -> " " + help).orElse("");
  }
}
