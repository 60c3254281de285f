package io.bowtie.governance;

import io.bowtie.config.Mode;
import io.bowtie.contract.AsOf;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who sees what a use case says on a night.
 *
 * @param mode tonight's
 * @param reason why it is that, in a sentence
 */
public record ModeTonight(Mode mode, String reason) {

  /**
   * The registered mode, unless the latest event in effect says otherwise. An event never makes
   * more of a use case than is registered.
   *
   * @param registered in conf
   * @param events of all use cases, in any order
   */
  public static ModeTonight of(
      Mode registered, List<UseCaseEvent> events, String useCase, AsOf asOf) {
    return latest(events, useCase, asOf)
        .map(event -> after(event, registered))
        .orElseGet(() -> registered(registered));
  }

  /**
   * The same, but shadow for what is live by its registration and does not meet its exit criteria.
   *
   * @param checks every criterion of the use case
   */
  public ModeTonight heldBy(List<RolloutCheck> checks) {
    List<String> unmet =
        checks.stream().filter(check -> !check.isMet()).map(RolloutCheck::sentence).toList();
    return mode != Mode.LIVE || unmet.isEmpty()
        ? this
        : new ModeTonight(
            Mode.SHADOW,
            "It is registered as live and does not meet its exit criteria: "
                + String.join(" ", unmet));
  }

  /** The event that counts on a night; empty where there is none. */
  static Optional<UseCaseEvent> latest(List<UseCaseEvent> events, String useCase, AsOf asOf) {
    return events.stream()
        .filter(event -> event.useCase().equals(useCase))
        .filter(event -> event.effectiveFrom().compareTo(asOf) <= 0)
        .max(Comparator.comparingInt(UseCaseEvent::sequence));
  }

  private static ModeTonight after(UseCaseEvent event, Mode registered) {
    return switch (event.kind()) {
      case STOPPED ->
          new ModeTonight(
              Mode.OFF,
              "Stopped by "
                  + event.decidedBy()
                  + " as of "
                  + event.effectiveFrom()
                  + ": "
                  + event.note());
      case FELL_BACK ->
          registered == Mode.LIVE
              ? new ModeTonight(
                  Mode.SHADOW,
                  "Back in shadow as of " + event.effectiveFrom() + ": " + event.note())
              : registered(registered);
      case RESUMED -> registered(registered);
    };
  }

  private static ModeTonight registered(Mode mode) {
    return new ModeTonight(
        mode,
        switch (mode) {
          case OFF -> "It is registered as off.";
          case SHADOW -> "It is registered as shadow: scored and logged, shown to no user.";
          case LIVE -> "";
        });
  }
}
