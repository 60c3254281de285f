package io.bowtie.governance.feedback;

import io.bowtie.contract.AsOf;
import io.bowtie.governance.UseCaseEvent;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Puts a use case back to shadow where a limit was breached on two reviews running. It counts from
 * the night after, since readers may be waiting for this one, until a person lets the use case go
 * on.
 */
public final class FallBack {
  /** Who decides where nobody did. */
  public static final String BY = "bowtie";

  private FallBack() {}

  /**
   * The event; empty where no check asks for it, or a run of the same night has written it.
   *
   * @param checks of the use case and night
   * @param before reviews of earlier nights
   * @param events of all use cases so far, in any order
   * @param at when, in whole microseconds
   */
  public static Optional<UseCaseEvent> of(
      List<LimitCheck> checks,
      List<LimitCheck.Review> before,
      List<UseCaseEvent> events,
      Instant at) {
    List<LimitCheck> reasons = checks.stream().filter(LimitCheck::fallsBack).toList();
    if (reasons.isEmpty()) {
      return Optional.empty();
    }
    String useCase = reasons.get(0).useCase();
    AsOf from = new AsOf(reasons.get(0).asOf()).plusDays(1);
    List<UseCaseEvent> own =
        events.stream().filter(each -> each.useCase().equals(useCase)).toList();
    boolean isWritten =
        own.stream()
            .anyMatch(
                each ->
                    each.kind() == UseCaseEvent.Kind.FELL_BACK
                        && each.effectiveFrom().equals(from));
    return isWritten
        ? Optional.empty()
        : Optional.of(
            new UseCaseEvent(
                useCase,
                own.stream().map(UseCaseEvent::sequence).max(Comparator.naturalOrder()).orElse(0)
                    + 1,
                UseCaseEvent.Kind.FELL_BACK,
                from,
                BY,
                reasons.stream().map(check -> note(check, before)).collect(Collectors.joining(" ")),
                at));
  }

  private static String note(LimitCheck check, List<LimitCheck.Review> before) {
    LimitCheck.Review last = LimitCheck.last(check.limit(), before).orElseThrow();
    return String.format(
        Locale.ROOT,
        "The %s is set at %.2f, and two reviews running found it breached: %.2f of %d on %s, %.2f"
            + " of %d on %s.",
        check.limit().word().replace('_', ' '),
        check.bound(),
        last.value(),
        last.support(),
        last.asOf(),
        check.figure().orElseThrow(),
        check.figure().support(),
        check.asOf());
  }
}
