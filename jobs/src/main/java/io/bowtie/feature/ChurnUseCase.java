package io.bowtie.feature;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Will a customer with active recurring revenue end all paid subscriptions within the horizon,
 * without coming back in the grace period?
 */
final class ChurnUseCase implements UseCase {
  private final int graceDays;

  ChurnUseCase(int graceDays) {
    this.graceDays = graceDays;
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
    return "All paid subscriptions of a customer end within %d days of the landmark, and none begins"
        + " again within "
        + graceDays
        + " days.";
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
    if (active.isEmpty()) {
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

  /** The first end of all paid subscriptions after the day that was not taken back in the grace. */
  private Outcome outcomeAfter(LocalDate day, Known tonight) {
    List<Fact> paid = Subscribed.paid(tonight);
    return paid.stream()
        .filter(fact -> fact.day("ended_at").filter(end -> end.isAfter(day)).isPresent())
        .sorted(Comparator.comparing(fact -> fact.day("ended_at").orElseThrow()))
        .filter(fact -> isLastUntilGraceEnds(fact.day("ended_at").orElseThrow(), paid))
        .findFirst()
        .map(
            fact -> {
              Optional<Happening> end =
                  Optional.of(
                      new Happening(fact.day("ended_at").orElseThrow(), firstSaid(fact, tonight)));
              return new Outcome(end, end);
            })
        .orElse(Outcome.OPEN);
  }

  private boolean isLastUntilGraceEnds(LocalDate end, List<Fact> paid) {
    return Subscribed.activeOn(end, paid).isEmpty()
        && paid.stream()
            .flatMap(fact -> fact.day("started_at").stream())
            .noneMatch(start -> start.isAfter(end) && !start.isAfter(end.plusDays(graceDays)));
  }

  private static LocalDate firstSaid(Fact ended, Known tonight) {
    String id = ended.text("subscription_id").orElseThrow();
    return tonight.versions(Subscribed.SUBSCRIPTIONS, id).stream()
        .filter(version -> version.day("ended_at").equals(ended.day("ended_at")))
        .findFirst()
        .orElse(ended)
        .recordedOn();
  }

  /**
   * Customers have no rates of past outcomes yet: their history speaks through their own features.
   */
  @Override
  public List<RateEvent> rateEvents(Timeline timeline) {
    return List.of();
  }
}
