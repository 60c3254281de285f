package io.bowtie.feature;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Will an open lead convert within the horizon? */
final class LeadUseCase implements UseCase {
  private static final String LEADS = "leads";

  @Override
  public String name() {
    return "lead";
  }

  @Override
  public String entity() {
    return LEADS;
  }

  @Override
  public String labelDefinition() {
    return "A lead cycle converts within %d days of the landmark.";
  }

  @Override
  public List<Feature> features() {
    return LeadFeatures.ALL;
  }

  @Override
  public Stream<Observed> observe(Timeline timeline, Landmarks landmarks, Subject.Around around) {
    return timeline.ids(LEADS).stream().flatMap(id -> observe(id, timeline, landmarks, around));
  }

  private Stream<Observed> observe(
      String id, Timeline timeline, Landmarks landmarks, Subject.Around around) {
    LocalDate created = timeline.versions(LEADS, id).get(0).day("created_at").orElseThrow();
    Known tonight = timeline.at(landmarks.tonight());
    Outcome outcome = outcome(id, tonight);
    return landmarks.byAge(created).stream()
        .flatMap(
            look -> {
              Known known = timeline.at(look.at());
              return known
                  .row(LEADS, id)
                  .filter(lead -> isOpen(lead, known))
                  .map(
                      lead ->
                          new Observed(
                              Subject.ofRow(id, known, lead, "lead_id", timeline.key(), around),
                              look,
                              outcome))
                  .stream();
            });
  }

  private static boolean isOpen(Fact lead, Known known) {
    return lead.day("created_at").filter(known::isPast).isPresent()
        && lead.day("converted_at").filter(known::isPast).isEmpty()
        && lead.day("disqualified_at").filter(known::isPast).isEmpty();
  }

  private static Outcome outcome(String id, Known tonight) {
    Optional<Happening> converted = firstKnown(id, tonight, "converted_at");
    Optional<Happening> decided = converted.or(() -> firstKnown(id, tonight, "disqualified_at"));
    return new Outcome(converted, decided);
  }

  private static Optional<Happening> firstKnown(String id, Known known, String column) {
    return known
        .row(LEADS, id)
        .flatMap(lead -> lead.day(column))
        .flatMap(
            day ->
                known.versions(LEADS, id).stream()
                    .filter(version -> version.day(column).filter(day::equals).isPresent())
                    .findFirst()
                    .map(version -> new Happening(day, version.recordedOn())));
  }

  /**
   * A lead counts as a case when its conversion first became known, or when it was given up; leads
   * that nobody closes never count, which is why the rate is a feature and not a win rate.
   */
  @Override
  public List<RateEvent> rateEvents(Timeline timeline, Teams teams) {
    List<RateEvent> events = new ArrayList<>();
    for (String id : timeline.ids(LEADS)) {
      timeline
          .first(LEADS, id, LeadUseCase::isDecided)
          .ifPresent(
              lead -> {
                LocalDate knownOn = lead.recordedOn();
                boolean isConverted = lead.time("converted_at").isPresent();
                RateEvent.add(
                    LeadHistoryFeatures.alike(lead, timeline, knownOn, teams),
                    knownOn,
                    1,
                    isConverted,
                    events);
              });
    }
    return events;
  }

  private static boolean isDecided(Fact lead) {
    return lead.time("converted_at").isPresent() || lead.time("disqualified_at").isPresent();
  }
}
