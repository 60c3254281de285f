package io.bowtie.contract;

import java.util.List;
import java.util.Objects;

/**
 * One column of a table.
 *
 * @param name snake_case
 * @param type what its values are
 * @param presence whether it must be there and filled
 * @param meaning a sentence for the data dictionary, with the unit where there is one
 * @param words the closed list of values it may take; empty for any
 * @param sensitivity how carefully its values are handled
 */
public record Column(
    String name,
    ColumnType type,
    Presence presence,
    String meaning,
    List<String> words,
    Sensitivity sensitivity) {

  public Column {
    Objects.requireNonNull(type);
    Objects.requireNonNull(presence);
    Objects.requireNonNull(sensitivity);
    if (!name.matches("_?[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException("Column name is not snake_case: " + name);
    }
    if (meaning.isBlank()) {
      throw new IllegalArgumentException("Column without a meaning: " + name);
    }
    words = List.copyOf(words);
  }

  /** A column that is there and filled in every row. */
  public static Column required(String name, ColumnType type, String meaning) {
    return new Column(name, type, Presence.REQUIRED, meaning, List.of(), Sensitivity.OPEN);
  }

  /** A column that is there and may be null. */
  public static Column nullable(String name, ColumnType type, String meaning) {
    return new Column(name, type, Presence.NULLABLE, meaning, List.of(), Sensitivity.OPEN);
  }

  /** A column that a source may leave out. */
  public static Column optional(String name, ColumnType type, String meaning) {
    return new Column(name, type, Presence.OPTIONAL, meaning, List.of(), Sensitivity.OPEN);
  }

  /** The same column, limited to a closed list of words. */
  public Column oneOf(String... allowed) {
    return new Column(name, type, presence, meaning, List.of(allowed), sensitivity);
  }

  /** The same column, marked as saying who a person is. */
  public Column personal() {
    return new Column(name, type, presence, meaning, words, Sensitivity.PERSONAL);
  }

  /** Whether every row must have a value. */
  public boolean isRequired() {
    return presence == Presence.REQUIRED;
  }
}
