package io.bowtie.governance;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.OperatorError;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The rules by which a person stops a use case and lets it go on. Stopping is allowed at any time
 * and counts for the latest night that readers have seen, so that publishing that night again
 * empties it; going on changes no night that readers have seen.
 */
public final class StopOrder {
  private StopOrder() {}

  /**
   * The decision that stops a use case.
   *
   * @param latestPublished the latest night that readers have seen; empty before the first
   * @param first the night to count from where none was published
   * @throws OperatorError of usage or governance that says why it is refused
   */
  public static UseCaseEvent stop(
      String useCase,
      Approval approval,
      List<UseCaseEvent> events,
      Optional<AsOf> latestPublished,
      AsOf first,
      Instant at) {
    approval.check();
    if (isStopped(events, useCase)) {
      throw OperatorError.usage("'" + useCase + "' is stopped already")
          .remedy("Let it go on with 'resume'; gold.use_case_events says since when it stands.");
    }
    return event(
        useCase, UseCaseEvent.Kind.STOPPED, approval, events, latestPublished.orElse(first), at);
  }

  /**
   * The decision that lets a use case go on in its registered mode, after a stop or a fall back.
   *
   * @throws OperatorError of usage or governance that says why it is refused
   */
  public static UseCaseEvent resume(
      String useCase,
      Approval approval,
      List<UseCaseEvent> events,
      Optional<AsOf> latestPublished,
      AsOf first,
      Instant at) {
    approval.check();
    if (last(events, useCase)
        .filter(event -> event.kind() != UseCaseEvent.Kind.RESUMED)
        .isEmpty()) {
      throw OperatorError.usage("'" + useCase + "' is not stopped")
          .remedy("See gold.use_case_events for what was decided so far.");
    }
    return event(
        useCase,
        UseCaseEvent.Kind.RESUMED,
        approval,
        events,
        latestPublished.map(night -> night.plusDays(1)).orElse(first),
        at);
  }

  private static boolean isStopped(List<UseCaseEvent> events, String useCase) {
    return last(events, useCase)
        .filter(event -> event.kind() == UseCaseEvent.Kind.STOPPED)
        .isPresent();
  }

  private static Optional<UseCaseEvent> last(List<UseCaseEvent> events, String useCase) {
    return events.stream()
        .filter(event -> event.useCase().equals(useCase))
        .max(Comparator.comparingInt(UseCaseEvent::sequence));
  }

  private static UseCaseEvent event(
      String useCase,
      UseCaseEvent.Kind kind,
      Approval approval,
      List<UseCaseEvent> events,
      AsOf effectiveFrom,
      Instant at) {
    return new UseCaseEvent(
        useCase,
        last(events, useCase).map(UseCaseEvent::sequence).orElse(0) + 1,
        kind,
        effectiveFrom,
        approval.by(),
        approval.note(),
        at);
  }
}
