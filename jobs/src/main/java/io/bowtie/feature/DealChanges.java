package io.bowtie.feature;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The values that a field of a deal has had, in the order in which they became known: from the
 * history that the CRM keeps, where it keeps one for the deal, and from the deal's versions
 * otherwise.
 */
final class DealChanges {
  private DealChanges() {}

  /**
   * One value.
   *
   * @param value as text
   * @param since the UTC day from which it held, as far as known
   */
  record Value(String value, LocalDate since) {}

  /** The field's values without repetitions; none when it never had one. */
  static List<Value> of(Subject subject, String field) {
    List<Value> history = fromHistory(subject, field);
    return history.isEmpty() ? fromVersions(subject, field) : history;
  }

  private static List<Value> fromHistory(Subject subject, String field) {
    List<Value> values = new ArrayList<>();
    subject.known().rows("deal_history").stream()
        .filter(change -> change.text("deal_id").filter(subject.entityId()::equals).isPresent())
        .filter(change -> change.text("field").filter(field::equals).isPresent())
        .filter(change -> change.time("changed_at").filter(subject.known()::isPast).isPresent())
        .sorted(java.util.Comparator.comparing(change -> change.time("changed_at").orElseThrow()))
        .forEach(
            change -> {
              LocalDate day = change.day("changed_at").orElseThrow();
              if (values.isEmpty()) {
                change
                    .text("old_value")
                    .ifPresent(old -> values.add(new Value(old, created(subject).orElse(day))));
              }
              change.text("new_value").ifPresent(now -> add(values, now, day));
            });
    return values;
  }

  private static List<Value> fromVersions(Subject subject, String field) {
    List<Value> values = new ArrayList<>();
    for (Fact version : subject.known().versions("deals", subject.entityId())) {
      // A deal has its first value since it was created, whenever that was recorded.
      LocalDate since =
          values.isEmpty() ? created(subject).orElse(version.recordedOn()) : version.recordedOn();
      version.text(field).ifPresent(value -> add(values, value, since));
    }
    return values;
  }

  private static void add(List<Value> values, String value, LocalDate since) {
    Optional<String> former =
        values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1).value());
    if (!former.equals(Optional.of(value))) {
      values.add(new Value(value, since));
    }
  }

  private static Optional<LocalDate> created(Subject subject) {
    return subject.self().flatMap(deal -> deal.day("created_at"));
  }
}
