package io.bowtie.feature;

import io.bowtie.contract.AsOf;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Will a customer with active recurring revenue be lost within the horizon, without coming back in
 * the grace period? What lost means is the company's choice: see {@link Churned}.
 */
final class ChurnUseCase implements UseCase {
  private final Churned churned;

  ChurnUseCase(Churned churned) {
    this.churned = churned;
  }

  @Override
  public String name() {
    return "churn";
  }

  @Override
  public String entity() {
    return Subscribed.SUBSCRIPTIONS;
  }

  @Override
  public String labelDefinition() {
    return churned.definition();
  }

  @Override
  public List<Feature> features() {
    return ChurnFeatures.ALL;
  }

  @Override
  public Stream<Observed> observe(Timeline timeline, Landmarks landmarks, Subject.Around around) {
    Known tonight = timeline.at(landmarks.tonight());
    // Over all versions, not only those known tonight: a start that is corrected or taken back
    // later
    // must not take away the landmarks at which it was believed.
    Optional<LocalDate> first =
        timeline.allVersions(Subscribed.SUBSCRIPTIONS).stream()
            .flatMap(List::stream)
            .flatMap(fact -> fact.day("started_at").stream())
            .min(Comparator.naturalOrder());
    return first.stream()
        .flatMap(day -> landmarks.byMonthEnd(day).stream())
        .flatMap(look -> observe(look, timeline, tonight, around));
  }

  private Stream<Observed> observe(
      Landmarks.Look look, Timeline timeline, Known tonight, Subject.Around around) {
    Known known = timeline.at(look.at());
    List<Fact> active = Subscribed.activeOn(known.date(), Subscribed.paid(known));
    if (active.isEmpty() || known.isMerged()) {
      return Stream.empty();
    }
    LocalDate since =
        Subscribed.paid(known).stream()
            .flatMap(fact -> fact.day("started_at").stream())
            .min(Comparator.naturalOrder())
            .orElseThrow();
    return Stream.of(
        new Observed(
            Subject.ofAccount(timeline.key(), known, since, around),
            look,
            outcomeAfter(known.date(), tonight)));
  }

  private Outcome outcomeAfter(LocalDate day, Known tonight) {
    Optional<Happening> lost = churned.after(day, tonight);
    return lost.isPresent() ? new Outcome(lost, lost) : Outcome.OPEN;
  }

  /** Each customer counts from the day it is known to pay, and again as lost or back. */
  @Override
  public List<RateEvent> rateEvents(Timeline timeline, Teams teams) {
    List<RateEvent> events = new ArrayList<>();
    Map<String, String> counted = Map.of();
    boolean wasLost = false;
    for (LocalDate day : turningDays(timeline)) {
      Known known = timeline.at(new AsOf(day));
      boolean isCustomer =
          !known.isMerged()
              && Subscribed.paid(known).stream()
                  .flatMap(fact -> fact.day("started_at").stream())
                  .anyMatch(start -> !start.isAfter(day));
      boolean isLost = isCustomer && churned.isLost(known);
      Map<String, String> now =
          isCustomer ? CustomerHistoryFeatures.alike(timeline.key(), known) : Map.of();
      if (isLost != wasLost || !now.equals(counted)) {
        RateEvent.add(counted, day, -1, wasLost, events);
        RateEvent.add(now, day, 1, isLost, events);
        counted = now;
        wasLost = isLost;
      }
    }
    return events;
  }

  /** The days on which a customer may have come or gone, as far as anybody will have known. */
  private static NavigableSet<LocalDate> turningDays(Timeline timeline) {
    NavigableSet<LocalDate> days = new TreeSet<>();
    timeline.allVersions(Subscribed.SUBSCRIPTIONS).stream()
        .flatMap(List::stream)
        .forEach(fact -> addDays(fact, List.of("started_at", "ended_at"), days));
    timeline.allVersions(Churned.CHURN_EVENTS).stream()
        .flatMap(List::stream)
        .forEach(fact -> addDays(fact, List.of("churned_at"), days));
    timeline.versions("accounts", timeline.key()).stream()
        .filter(fact -> fact.text("merged_into_id").isPresent())
        .forEach(fact -> days.add(fact.recordedOn()));
    return days;
  }

  private static void addDays(Fact fact, List<String> columns, NavigableSet<LocalDate> days) {
    days.add(fact.recordedOn());
    columns.stream()
        .flatMap(column -> fact.day(column).stream())
        .filter(day -> day.isAfter(fact.recordedOn()))
        .forEach(days::add);
  }
}
