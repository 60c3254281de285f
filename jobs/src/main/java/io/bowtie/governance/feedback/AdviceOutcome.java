package io.bowtie.governance.feedback;

import io.bowtie.governance.Answer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of a piece of advice, as a night knows.
 *
 * @param advice itself
 * @param reply what a person said last; empty where nobody has
 * @param outcome whether the event came; empty until the label is final
 * @param asOf the night
 */
public record AdviceOutcome(
    Advice advice, Optional<Reply> reply, Optional<Label> outcome, LocalDate asOf) {

  public AdviceOutcome {
    Objects.requireNonNull(advice);
    Objects.requireNonNull(reply);
    Objects.requireNonNull(outcome);
    Objects.requireNonNull(asOf);
  }

  /**
   * A person's last word on it.
   *
   * @param answer what the person made of it
   * @param reasonCode why; empty where it was followed
   * @param decidedAt when
   * @param decidedOn on which day of the company
   */
  public record Reply(Answer answer, String reasonCode, Instant decidedAt, LocalDate decidedOn) {}

  /**
   * The label of the use case from the first night of the advice, as models train on it.
   *
   * @param isEvent whether the event came within the horizon
   * @param maturedOn the first day on which that was final
   */
  public record Label(boolean isEvent, LocalDate maturedOn) {}

  /**
   * What people made of it: their last word, or ignored where it has expired without one. Empty
   * while it is open, and where nobody was advised.
   */
  public Optional<Answer> answer() {
    if (reply.isPresent()) {
      return reply.map(Reply::answer);
    }
    return isAdvised() && advice.holdsUntil().isBefore(asOf)
        ? Optional.of(Answer.IGNORED)
        : Optional.empty();
  }

  /** Whether users were given it. */
  public boolean isAdvised() {
    return advice.arm() == Arm.ADVISED;
  }

  /** Whether people may still answer. */
  boolean isOpen() {
    return isAdvised() && answer().isEmpty();
  }

  /** Whether a person did otherwise, in whole or in part. */
  public boolean isOverridden() {
    return answer().filter(Answer::isOverride).isPresent();
  }

  /** Days from the first night to the answer, from 0; empty without a person's word. */
  public Optional<Integer> daysToDecision() {
    // What was shadow before it was advised may have been answered by its owners before.
    return reply.map(
        word -> Math.max(0, (int) ChronoUnit.DAYS.between(advice.advisedOn(), word.decidedOn())));
  }

  /** The day of the answer. */
  Optional<LocalDate> decidedOn() {
    return reply.map(Reply::decidedOn);
  }

  /** Whether what the score said came; empty until the label is final. */
  public Optional<Boolean> modelWasRight() {
    return outcome.map(label -> advice.claim().isRight(label.isEvent()));
  }

  /**
   * Whether the person who rejected the advice was right; empty where nobody did. Who edits advice
   * follows it in another way, and does not contradict what it says.
   */
  public Optional<Boolean> personWasRight() {
    return answer().filter(Answer.REJECTED::equals).isPresent()
        ? modelWasRight().map(isRight -> !isRight)
        : Optional.empty();
  }

  /** Whether, as far as is known, nobody acted on it: only then does the outcome test the model. */
  public boolean isUntouched() {
    return answer()
        .map(word -> word == Answer.REJECTED || word == Answer.IGNORED)
        .orElse(!isAdvised());
  }
}
