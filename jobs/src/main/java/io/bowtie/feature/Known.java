package io.bowtie.feature;

import io.bowtie.contract.AsOf;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A timeline as it was known at the end of a day (law 2): of every row the latest version recorded
 * by then, deleted rows left out; of events only those that had happened.
 */
public final class Known {
  private final Timeline timeline;
  private final AsOf asOf;
  private final AsOf knownUntil;
  private final Map<String, List<Fact>> rows = new HashMap<>();
  private final Map<String, List<Fact>> past = new HashMap<>();

  Known(Timeline timeline, AsOf asOf) {
    this(timeline, asOf, asOf);
  }

  private Known(Timeline timeline, AsOf asOf, AsOf knownUntil) {
    this.timeline = timeline;
    this.asOf = asOf;
    this.knownUntil = knownUntil;
  }

  /**
   * The same day, told with what was known at the end of a later one. For the leakage ledger alone:
   * nothing learns from it.
   */
  Known until(AsOf later) {
    return new Known(timeline, asOf, later);
  }

  AsOf knownUntil() {
    return knownUntil;
  }

  boolean isHindsight() {
    return !knownUntil.equals(asOf);
  }

  String timelineKey() {
    return timeline.key();
  }

  AsOf asOf() {
    return asOf;
  }

  LocalDate date() {
    return asOf.date();
  }

  /** The row as it was last known; empty when it was not known yet, or deleted. */
  Optional<Fact> row(String entity, String id) {
    return last(timeline.versions(entity, id)).filter(fact -> !fact.isDeleted());
  }

  /** All rows of an entity as they were last known. */
  List<Fact> rows(String entity) {
    return rows.computeIfAbsent(
        entity,
        name ->
            timeline.allVersions(name).stream()
                .flatMap(versions -> last(versions).stream())
                .filter(fact -> !fact.isDeleted())
                .toList());
  }

  /** Whether the timeline's account counts for another by then: its customer is that one's. */
  boolean isMerged() {
    return last(timeline.versions("accounts", timeline.key()))
        .flatMap(account -> account.text("merged_into_id"))
        .isPresent();
  }

  /** The rows of an entity whose id begins so, as they were last known. */
  List<Fact> rowsUnder(String entity, String prefix) {
    return timeline.versionsUnder(entity, prefix).stream()
        .flatMap(versions -> last(versions).stream())
        .filter(fact -> !fact.isDeleted())
        .toList();
  }

  /** All versions of a row that were known, in the order of knowledge. */
  List<Fact> versions(String entity, String id) {
    return timeline.versions(entity, id).stream().filter(this::isRecorded).toList();
  }

  /** Rows whose event had happened by the day, at most so many days ago. */
  List<Fact> happened(String entity, String timeColumn, int withinDays) {
    LocalDate after = date().minusDays(withinDays);
    List<Fact> happened = happened(entity, timeColumn);
    int first = happened.size();
    while (first > 0 && happened.get(first - 1).day(timeColumn).orElseThrow().isAfter(after)) {
      first--;
    }
    return happened.subList(first, happened.size());
  }

  /** Rows whose event had happened by the day, by the day of the event. */
  List<Fact> happened(String entity, String timeColumn) {
    return past.computeIfAbsent(
        entity + "." + timeColumn,
        key ->
            rows(entity).stream()
                .filter(fact -> fact.day(timeColumn).filter(this::isPast).isPresent())
                .sorted(Comparator.comparing(fact -> fact.day(timeColumn).orElseThrow()))
                .toList());
  }

  /** Whether another day is this one or lies before it. */
  boolean isPast(LocalDate day) {
    return !day.isAfter(date());
  }

  private Optional<Fact> last(List<Fact> versions) {
    Fact found = null;
    for (Fact fact : versions) {
      if (!isRecorded(fact)) {
        break;
      }
      found = fact;
    }
    return Optional.ofNullable(found);
  }

  private boolean isRecorded(Fact fact) {
    return !fact.recordedOn().isAfter(knownUntil.date());
  }
}
