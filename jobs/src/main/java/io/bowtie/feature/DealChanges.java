package io.bowtie.feature;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The values that a field of a deal has had, in the order in which they became known: from the
 * history that the CRM keeps, where it keeps one for the deal, and from the deal's versions
 * otherwise.
 */
final class DealChanges {
  private static final String HISTORY = "deal_history";

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
    return of(subject.known(), subject.entityId(), field);
  }

  /** The same of any deal of the timeline. */
  static List<Value> of(Known known, String dealId, String field) {
    Optional<LocalDate> created =
        known.row("deals", dealId).flatMap(deal -> deal.day("created_at"));
    List<Value> history = fromHistory(known, dealId, field, created);
    return history.isEmpty() ? fromVersions(known, dealId, field, created) : history;
  }

  /** The days on which something became known that may tell of the field. */
  static List<LocalDate> days(Timeline timeline, String dealId, String field) {
    List<Fact> facts = new ArrayList<>(timeline.versions("deals", dealId));
    timeline.versionsUnder(HISTORY, prefix(dealId, field)).forEach(facts::addAll);
    return facts.stream().map(Fact::recordedOn).distinct().sorted().toList();
  }

  /** The business key of a change begins with the deal and the field. */
  private static String prefix(String dealId, String field) {
    return dealId + "|" + field + "|";
  }

  private static List<Value> fromHistory(
      Known known, String dealId, String field, Optional<LocalDate> created) {
    List<Value> values = new ArrayList<>();
    known.rowsUnder(HISTORY, prefix(dealId, field)).stream()
        .filter(change -> change.day("changed_at").filter(known::isPast).isPresent())
        .sorted(Comparator.comparing(change -> change.time("changed_at").orElseThrow()))
        .forEach(
            change -> {
              LocalDate day = change.day("changed_at").orElseThrow();
              if (values.isEmpty()) {
                change
                    .text("old_value")
                    .ifPresent(old -> values.add(new Value(old, created.orElse(day))));
              }
              change.text("new_value").ifPresent(now -> add(values, now, day));
            });
    return values;
  }

  private static List<Value> fromVersions(
      Known known, String dealId, String field, Optional<LocalDate> created) {
    List<Value> values = new ArrayList<>();
    boolean isFirst = true;
    for (Fact version : known.versions("deals", dealId)) {
      // What a deal has in its first version it has since it was created, whenever that was
      // recorded.
      LocalDate since = isFirst ? created.orElse(version.recordedOn()) : version.recordedOn();
      version.text(field).ifPresent(value -> add(values, value, since));
      isFirst = false;
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
}
