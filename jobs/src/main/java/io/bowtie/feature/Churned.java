package io.bowtie.feature;

import io.bowtie.config.UseCaseConf.ChurnLabel;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When a customer was lost, by the definition that the company chose.
 *
 * @param label the definition
 * @param graceDays a return within this many days is no loss
 */
record Churned(ChurnLabel label, int graceDays) {
  static final String CHURN_EVENTS = "churn_events";

  /** The event in words, with the horizon as {@code %d}. */
  String definition() {
    return switch (label) {
      case SUBSCRIPTIONS_ENDED ->
          "All paid subscriptions of a customer end within %d days of the landmark, and none begins"
              + " again within "
              + graceDays
              + " days.";
      case DECLARED ->
          "The company declares a paying customer lost within %d days of the landmark, and not won"
              + " back within "
              + graceDays
              + " days.";
    };
  }

  /** The first loss after the day, as known tonight. */
  Optional<Happening> after(LocalDate day, Known tonight) {
    return switch (label) {
      case SUBSCRIPTIONS_ENDED -> subscriptionsEnded(day, tonight);
      case DECLARED -> declared(day, tonight);
    };
  }

  /** Whether a former or present customer counts as lost on the day, before any grace is over. */
  boolean isLost(Known known) {
    return switch (label) {
      case SUBSCRIPTIONS_ENDED ->
          Subscribed.activeOn(known.date(), Subscribed.paid(known)).isEmpty();
      case DECLARED ->
          known.rows(CHURN_EVENTS).stream()
              .filter(fact -> fact.day("churned_at").filter(on -> isBy(on, known)).isPresent())
              .max(
                  Comparator.comparing((Fact fact) -> fact.day("churned_at").orElseThrow())
                      .thenComparing(Fact.BY_KNOWLEDGE))
              .map(last -> !isReturn(last))
              .orElse(false);
    };
  }

  private static boolean isBy(LocalDate on, Known known) {
    return !on.isAfter(known.date());
  }

  /** The first end of all paid subscriptions after the day that was not taken back in the grace. */
  private Optional<Happening> subscriptionsEnded(LocalDate day, Known tonight) {
    List<Fact> paid = Subscribed.paid(tonight);
    return paid.stream()
        .filter(fact -> isAfter(fact, "ended_at", day))
        .sorted(Comparator.comparing(fact -> fact.day("ended_at").orElseThrow()))
        .filter(fact -> isLastUntilGraceEnds(fact.day("ended_at").orElseThrow(), paid))
        .findFirst()
        .map(fact -> new Happening(fact.day("ended_at").orElseThrow(), firstSaid(fact, tonight)));
  }

  private boolean isLastUntilGraceEnds(LocalDate end, List<Fact> paid) {
    return Subscribed.activeOn(end, paid).isEmpty()
        && paid.stream()
            .flatMap(fact -> fact.day("started_at").stream())
            .noneMatch(start -> isInGrace(start, end));
  }

  private static LocalDate firstSaid(Fact ended, Known tonight) {
    String id = ended.text("subscription_id").orElseThrow();
    return tonight.versions(Subscribed.SUBSCRIPTIONS, id).stream()
        .filter(version -> version.day("ended_at").equals(ended.day("ended_at")))
        .findFirst()
        .orElse(ended)
        .recordedOn();
  }

  /** The first declared loss after the day that no declared return within the grace takes back. */
  private Optional<Happening> declared(LocalDate day, Known tonight) {
    List<Fact> events = tonight.rows(CHURN_EVENTS);
    List<LocalDate> returns =
        events.stream()
            .filter(Churned::isReturn)
            .flatMap(fact -> fact.day("churned_at").stream())
            .toList();
    return events.stream()
        .filter(fact -> !isReturn(fact) && isAfter(fact, "churned_at", day))
        .filter(fact -> !fact.day("churned_at").orElseThrow().isAfter(tonight.date()))
        .map(fact -> new Happening(fact.day("churned_at").orElseThrow(), fact.recordedOn()))
        .filter(loss -> returns.stream().noneMatch(back -> isInGrace(back, loss.on())))
        .min(Comparator.comparing(Happening::on).thenComparing(Happening::knownOn));
  }

  private static boolean isReturn(Fact event) {
    return event.flag("is_reactivation").orElse(false);
  }

  private boolean isInGrace(LocalDate back, LocalDate loss) {
    return back.isAfter(loss) && !back.isAfter(loss.plusDays(graceDays));
  }

  private static boolean isAfter(Fact fact, String column, LocalDate day) {
    return fact.day(column).filter(on -> on.isAfter(day)).isPresent();
  }
}
