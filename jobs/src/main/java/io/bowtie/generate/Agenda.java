package io.bowtie.generate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is due on which day, in the order in which it was put down.
 *
 * @param <T> what is due
 */
final class Agenda<T> {
  private final Map<LocalDate, List<T>> due = new HashMap<>();

  void put(LocalDate day, T item) {
    due.computeIfAbsent(day, key -> new ArrayList<>()).add(item);
  }

  /** Takes what is due on that day off the agenda. */
  List<T> take(LocalDate day) {
    List<T> items = due.remove(day);
    return items == null ? List.of() : items;
  }
}
