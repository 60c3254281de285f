package io.bowtie.doctor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Something to deliver, and what it brings.
 *
 * @param columns to deliver: {@code entity.column}
 * @param words for a person
 * @param brings features by name
 */
record Addition(Set<String> columns, String words, List<String> brings) {

  /**
   * What brings a model's lost features back, the most first.
   *
   * @param delivered entities that are there
   */
  static List<Addition> of(ModelFinding model, Set<String> delivered) {
    Map<Set<String>, Set<String>> columns = new LinkedHashMap<>();
    Map<Set<String>, List<String>> brings = new LinkedHashMap<>();
    model
        .feasibility()
        .lost()
        .forEach(
            lost -> {
              Set<String> key = key(lost.needs(), delivered);
              columns.computeIfAbsent(key, it -> new TreeSet<>()).addAll(lost.needs());
              brings.computeIfAbsent(key, it -> new ArrayList<>()).add(lost.feature().name());
            });
    return columns.entrySet().stream()
        .map(
            entry ->
                new Addition(
                    entry.getValue(),
                    named(entry.getValue(), delivered),
                    brings.get(entry.getKey())))
        .sorted(
            Comparator.comparing((Addition addition) -> -addition.brings().size())
                .thenComparing(Addition::words))
        .toList();
  }

  /** What tells additions apart: columns of entities that are there, other entities as a whole. */
  static Set<String> key(Set<String> columns, Set<String> delivered) {
    Set<String> key = new TreeSet<>();
    columns.forEach(
        column -> key.add(delivered.contains(entityOf(column)) ? column : entityOf(column)));
    return key;
  }

  /** Columns in words: of an entity that is there its columns, otherwise the entity with them. */
  static String named(Set<String> columns, Set<String> delivered) {
    Map<String, Set<String>> byEntity = new TreeMap<>();
    columns.forEach(
        need ->
            byEntity
                .computeIfAbsent(entityOf(need), name -> new TreeSet<>())
                .add(need.substring(entityOf(need).length()).replaceFirst("^\\.", "")));
    List<String> words = new ArrayList<>();
    byEntity.forEach(
        (entity, own) -> {
          own.remove("");
          if (delivered.contains(entity)) {
            own.forEach(column -> words.add(entity + "." + column));
          } else {
            words.add(
                "the entity " + entity + (own.isEmpty() ? "" : " with " + String.join(", ", own)));
          }
        });
    return String.join(" and ", words);
  }

  static String entityOf(String column) {
    int point = column.indexOf('.');
    return point < 0 ? column : column.substring(0, point);
  }
}
