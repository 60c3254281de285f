package io.bowtie.governance.feedback;

import io.bowtie.evaluation.AlertSide;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * A piece of advice, from the first night that gave it in its arm until the last.
 *
 * @param id of the recommendation
 * @param useCase lead, deal or churn
 * @param entityId the lead cycle, deal or account
 * @param action what was advised
 * @param arm who was given it
 * @param advisedOn the first night
 * @param holdsUntil the last day on which it holds, by the last night that gave it
 * @param claim what it said would come
 * @param group what it is counted with
 */
public record Advice(
    String id,
    String useCase,
    String entityId,
    String action,
    Arm arm,
    LocalDate advisedOn,
    LocalDate holdsUntil,
    Claim claim,
    Group group) {

  public Advice {
    Objects.requireNonNull(arm);
    Objects.requireNonNull(advisedOn);
    Objects.requireNonNull(holdsUntil);
    Objects.requireNonNull(claim);
    Objects.requireNonNull(group);
  }

  /**
   * What the score behind it said, on the first night.
   *
   * @param isAlert whether an alert stood; advice without one says that all goes well
   * @param side on which the use case raises alerts
   * @param probability of the event, 0 to 1
   * @param threshold of the action, 0 to 1
   * @param basis model or rules; empty where the score is gone
   * @param modelVersion empty for rules
   */
  public record Claim(
      boolean isAlert,
      AlertSide side,
      double probability,
      double threshold,
      Optional<String> basis,
      Optional<String> modelVersion) {

    public Claim {
      Objects.requireNonNull(basis);
      Objects.requireNonNull(side);
      Objects.requireNonNull(modelVersion);
    }

    /** Whether it was right after such an outcome: an alert where there was something to act on. */
    boolean isRight(boolean isEvent) {
      return side.isDue(isEvent) == isAlert;
    }
  }

  /**
   * Whose it is, as of the first night; {@code unknown} where nobody knows.
   *
   * @param ownerId who was to act; empty where nobody is named
   * @param team of the owner
   * @param segment of the account
   * @param source where the lead, deal or account came from
   */
  public record Group(Optional<String> ownerId, String team, String segment, String source) {

    public Group {
      Objects.requireNonNull(ownerId);
    }
  }
}
