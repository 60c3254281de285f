package io.bowtie.feature;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Will an open deal be won within the horizon? Lost or still open by then is not won. */
final class DealUseCase implements UseCase {
  private static final String DEALS = "deals";

  @Override
  public String name() {
    return "deal";
  }

  @Override
  public String entity() {
    return DEALS;
  }

  @Override
  public String labelDefinition() {
    return "A deal is won within %d days of the landmark; lost or still open counts as not won.";
  }

  @Override
  public List<Feature> features() {
    return DealFeatures.ALL;
  }

  @Override
  public Stream<Observed> observe(Timeline timeline, Landmarks landmarks, Subject.Around around) {
    return timeline.ids(DEALS).stream().flatMap(id -> observe(id, timeline, landmarks, around));
  }

  private Stream<Observed> observe(
      String id, Timeline timeline, Landmarks landmarks, Subject.Around around) {
    Outcome outcome = outcome(id, timeline.at(landmarks.tonight()));
    return looks(timeline.versions(DEALS, id).get(0), landmarks).stream()
        .flatMap(
            look -> {
              Known known = timeline.at(look.at());
              return known
                  .row(DEALS, id)
                  .filter(deal -> isOpen(deal, known))
                  .map(
                      deal ->
                          new Observed(
                              Subject.ofRow(id, known, deal, "deal_id", timeline.key(), around),
                              look,
                              outcome))
                  .stream();
            });
  }

  private static List<Landmarks.Look> looks(Fact firstVersion, Landmarks landmarks) {
    Optional<LocalDate> created = firstVersion.day("created_at");
    return created.map(landmarks::byGrid).orElseGet(landmarks::tonightOnly);
  }

  /** A deal without a creation date is open pipeline from the moment it is known. */
  private static boolean isOpen(Fact deal, Known known) {
    return deal.text("outcome").filter("open"::equals).isPresent()
        && deal.day("created_at").map(known::isPast).orElse(true);
  }

  private static Outcome outcome(String id, Known tonight) {
    Optional<Fact> deal = tonight.row(DEALS, id);
    String word = deal.flatMap(fact -> fact.text("outcome")).orElse("open");
    if (word.equals("open")) {
      return Outcome.OPEN;
    }
    Fact firstSaying = firstOfLastRun(tonight.versions(DEALS, id), word);
    LocalDate closed = deal.flatMap(fact -> fact.day("closed_at")).orElse(firstSaying.recordedOn());
    Optional<Happening> decision = Optional.of(new Happening(closed, firstSaying.recordedOn()));
    return new Outcome(word.equals("won") ? decision : Optional.empty(), decision);
  }

  /** What a reopened deal was before it was reopened decides nothing. */
  private static Fact firstOfLastRun(List<Fact> versions, String word) {
    int first = versions.size() - 1;
    while (first > 0 && versions.get(first - 1).text("outcome").filter(word::equals).isPresent()) {
      first--;
    }
    return versions.get(first);
  }

  /**
   * Each change between open, won and lost, as it was recorded; reopening takes the outcome back.
   */
  @Override
  public List<RateEvent> rateEvents(Timeline timeline, Teams teams) {
    List<RateEvent> events = new ArrayList<>();
    for (String id : timeline.ids(DEALS)) {
      String former = "open";
      Map<String, String> counted = Map.of();
      for (Fact version : timeline.versions(DEALS, id)) {
        String outcome = version.text("outcome").orElse("open");
        if (!outcome.equals(former)) {
          LocalDate knownOn = version.recordedOn();
          // What is taken back is what was counted, whatever the deal has become since.
          RateEvent.add(counted, knownOn, -1, former.equals("won"), events);
          counted =
              outcome.equals("open")
                  ? Map.of()
                  : DealHistoryFeatures.alike(version, timeline, knownOn, teams);
          RateEvent.add(counted, knownOn, 1, outcome.equals("won"), events);
          former = outcome;
        }
      }
    }
    return events;
  }

  @Override
  public List<StageExit> stageExits(Timeline timeline) {
    return DealStages.exits(timeline);
  }
}
