package io.bowtie.feature;

import java.time.LocalDate;
import java.util.List;

/** Which recurring revenue is paid and active. */
public final class Subscribed {
  static final String SUBSCRIPTIONS = "subscriptions";

  private Subscribed() {}

  /** Subscriptions with revenue that are no trial, begun or not. */
  static List<Fact> paid(Known known) {
    return known.rows(SUBSCRIPTIONS).stream()
        .filter(fact -> !fact.flag("is_trial").orElse(false))
        .filter(fact -> fact.number("mrr_amount").orElse(0) > 0)
        .toList();
  }

  /** Those begun by the end of the day and not ended by then. */
  static List<Fact> activeOn(LocalDate day, List<Fact> subscriptions) {
    return subscriptions.stream()
        .filter(fact -> fact.day("started_at").filter(start -> !start.isAfter(day)).isPresent())
        .filter(fact -> fact.day("ended_at").map(end -> end.isAfter(day)).orElse(true))
        .toList();
  }

  /** A subject's active paid subscriptions as known on its day. */
  public static List<Fact> of(Subject subject) {
    return activeOn(subject.known().date(), paid(subject.known()));
  }
}
