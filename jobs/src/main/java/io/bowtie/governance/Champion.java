package io.bowtie.governance;

import io.bowtie.contract.AsOf;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which model a use case works with, read from the decisions. The events' order in the list does
 * not matter.
 */
public final class Champion {
  private Champion() {}

  /**
   * The model version that a night of this as-of uses; empty when it publishes rules. Of the
   * decisions in effect at the as-of the latest decided one counts, so that a later decision also
   * overrules an earlier one that was to take effect after it.
   */
  public static Optional<String> at(List<ModelEvent> events, String useCase, AsOf asOf) {
    return of(events, useCase)
        .filter(event -> event.effectiveFrom().compareTo(asOf) <= 0)
        .reduce((earlier, later) -> later)
        .flatMap(ModelEvent::champion);
  }

  /** The version that the latest decision made champion, whether or not it is in effect yet. */
  static Optional<String> latest(List<ModelEvent> events, String useCase) {
    return of(events, useCase).reduce((earlier, later) -> later).flatMap(ModelEvent::champion);
  }

  /**
   * The version that a rollback restores; empty for rules. Each rollback takes back the last
   * promotion that has not been taken back, so two in a row go back two promotions.
   */
  static Optional<String> former(List<ModelEvent> events, String useCase) {
    Deque<String> promoted = new ArrayDeque<>();
    of(events, useCase)
        .forEach(
            event -> {
              if (event.kind() == ModelEvent.Kind.PROMOTED) {
                promoted.push(event.modelVersion());
              } else {
                promoted.pollFirst();
              }
            });
    promoted.pollFirst();
    return Optional.ofNullable(promoted.peekFirst());
  }

  /** The sequence number of the next decision. */
  static int nextSequence(List<ModelEvent> events, String useCase) {
    return of(events, useCase).mapToInt(ModelEvent::sequence).max().orElse(0) + 1;
  }

  private static Stream<ModelEvent> of(List<ModelEvent> events, String useCase) {
    return events.stream()
        .filter(event -> event.useCase().equals(useCase))
        .sorted(Comparator.comparingInt(ModelEvent::sequence));
  }
}
