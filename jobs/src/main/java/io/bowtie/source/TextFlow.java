package io.bowtie.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which raw columns' texts arrive somewhere in a query as they were delivered, but for blanks.
 *
 * @param columns as they are marked; none for what was computed
 * @param fields of a struct, or of the structs in an array, in order; none for a text
 */
record TextFlow(Set<String> columns, List<TextFlow> fields) {
  static final TextFlow NONE = new TextFlow(Set.of(), List.of());

  TextFlow {
    columns = Set.copyOf(columns);
    fields = List.copyOf(fields);
  }

  static TextFlow of(String column) {
    return new TextFlow(Set.of(column), List.of());
  }

  static TextFlow struct(List<TextFlow> fields) {
    return new TextFlow(Set.of(), fields);
  }

  TextFlow field(int place) {
    return place < fields.size() ? fields.get(place) : NONE;
  }

  /** What arrives where either does. */
  TextFlow or(TextFlow other) {
    Set<String> both = new TreeSet<>(columns);
    both.addAll(other.columns);
    List<TextFlow> each = new ArrayList<>();
    for (int place = 0; place < Math.max(fields.size(), other.fields.size()); place++) {
      each.add(field(place).or(other.field(place)));
    }
    return new TextFlow(both, each);
  }
}
