package io.bowtie.feature;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is predicted of which entities: who is looked at when, what is known of them, what became of
 * them.
 */
public interface UseCase {
  /** lead, deal or churn; also the key of its conf section. */
  String name();

  /** The silver entity without which there is nothing to look at. */
  String entity();

  /** The event in words, with the horizon as {@code %d}, for the model card. */
  String labelDefinition();

  /** What is known of a subject, in reading order. */
  List<Feature> features();

  /** Every look at every entity of the timeline at which it was still undecided. */
  Stream<Observed> observe(Timeline timeline, Landmarks landmarks, Subject.Around around);

  /**
   * Past outcomes on the timeline, as they became known.
   *
   * @param teams of owners
   */
  List<RateEvent> rateEvents(Timeline timeline, Teams teams);

  /** Stages that were left on the timeline, as it became known; none where there are no stages. */
  default List<StageExit> stageExits(Timeline timeline) {
    return List.of();
  }
}
