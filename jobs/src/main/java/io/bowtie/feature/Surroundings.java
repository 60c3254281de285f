package io.bowtie.feature;

import io.bowtie.silver.ExchangeRates;
import java.io.Serializable;
import java.util.List;

/**
 * What surrounds every account alike; small, and travels to the executors.
 *
 * @param rates of past outcomes, over all accounts
 * @param stageTimes after which deals left their stages
 * @param teams of owners
 * @param exchange what currencies were worth
 * @param beginnings since when anything is known of an entity
 */
record Surroundings(
    OutcomeRates rates,
    StageTimes stageTimes,
    Teams teams,
    ExchangeRates exchange,
    Beginnings beginnings)
    implements Serializable {

  /** What these timelines tell together. */
  static Surroundings ofTimelines(
      UseCase useCase, List<Timeline> timelines, ExchangeRates exchange) {
    Teams teams = Teams.ofTimelines(timelines);
    return new Surroundings(
        OutcomeRates.of(
            timelines.stream()
                .flatMap(timeline -> useCase.rateEvents(timeline, teams).stream())
                .toList()),
        StageTimes.of(
            timelines.stream().flatMap(timeline -> useCase.stageExits(timeline).stream()).toList()),
        teams,
        exchange,
        Beginnings.ofTimelines(timelines));
  }

  /** The same for the subjects of one timeline, whose own part in the rates is to be left out. */
  Subject.Around around(List<RateEvent> ownEvents) {
    return new Subject.Around(this, ownEvents);
  }
}
