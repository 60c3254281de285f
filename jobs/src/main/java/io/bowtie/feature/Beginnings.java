package io.bowtie.feature;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;

/**
 * Since when anything is known of an entity, over all accounts. Before that day a count of its rows
 * is not nought but missing: whoever begins to log meetings did not have none before.
 *
 * @param firstRecorded the UTC day on which the first version of any row became known; an entity
 *     that nobody delivers is not in it
 */
record Beginnings(HashMap<String, LocalDate> firstRecorded) implements Serializable {

  /** As measured over all that silver knows. */
  static Beginnings of(List<ColumnHistory> histories) {
    HashMap<String, LocalDate> first = new HashMap<>();
    histories.stream()
        .filter(history -> history.column().equals(ColumnHistory.ANY))
        .forEach(history -> first.put(history.entity(), history.since()));
    return new Beginnings(first);
  }

  /** What the timelines together know. */
  static Beginnings ofTimelines(Iterable<Timeline> timelines) {
    HashMap<String, LocalDate> first = new HashMap<>();
    for (Timeline timeline : timelines) {
      timeline.forEachVersion(
          (entity, fact) ->
              first.merge(
                  entity, fact.recordedOn(), (one, other) -> one.isBefore(other) ? one : other));
    }
    return new Beginnings(first);
  }

  boolean hasBegun(String entity, LocalDate on) {
    LocalDate first = firstRecorded.get(entity);
    return first != null && !first.isAfter(on);
  }
}
