package io.bowtie.governance;

import io.bowtie.contract.AsOf;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a new decision meets.
 *
 * @param events the decisions so far, of all use cases, in any order
 * @param published the nights that readers have seen, in any order
 */
public record Standing(List<ModelEvent> events, List<AsOf> published) {

  public Standing {
    events = List.copyOf(events);
    published = List.copyOf(published);
  }

  /** The latest night that readers have seen; empty before the first. */
  public Optional<AsOf> latestPublished() {
    return published.stream().max(Comparator.naturalOrder());
  }

  /** The first night that may still use the model: readers have not seen it, the model neither. */
  public AsOf firstOpenNight(Candidate candidate) {
    return latestPublished()
        .filter(night -> night.compareTo(candidate.trainedAsOf()) > 0)
        .orElse(candidate.trainedAsOf())
        .plusDays(1);
  }

  /** The latest decision about a use case; empty before the first. */
  Optional<ModelEvent> latestEvent(String useCase) {
    return events.stream()
        .filter(event -> event.useCase().equals(useCase))
        .max(Comparator.comparingInt(ModelEvent::sequence));
  }
}
