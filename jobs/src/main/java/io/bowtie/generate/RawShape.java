package io.bowtie.generate;

import java.util.List;

/**
 * What a raw table looks like.
 *
 * @param system the folder: crm, usage, support or billing
 * @param name the raw table's name, which its files begin with
 * @param format how it is written
 * @param key the columns that name a record
 * @param columns in the order of the file
 * @param bareColumns columns whose JSON values carry no quotes
 * @param defects what is broken now and then, see {@link Defect}
 */
public record RawShape(
    String system,
    String name,
    RawFormat format,
    List<String> key,
    List<String> columns,
    List<String> bareColumns,
    List<Defect> defects) {

  public RawShape {
    key = List.copyOf(key);
    columns = List.copyOf(columns);
    bareColumns = List.copyOf(bareColumns);
    defects = List.copyOf(defects);
  }

  static RawShape csv(String system, String name, String key, String columns, Defect... defects) {
    return new RawShape(
        system, name, RawFormat.CSV, words(key), words(columns), List.of(), List.of(defects));
  }

  static RawShape json(
      String system, String name, String key, String columns, String bare, Defect... defects) {
    return new RawShape(
        system, name, RawFormat.JSON, words(key), words(columns), words(bare), List.of(defects));
  }

  /** System and name, such as {@code crm.opportunity}. */
  public String fullName() {
    return system + "." + name;
  }

  int position(String column) {
    int position = columns.indexOf(column);
    if (position < 0) {
      throw new IllegalArgumentException("No column " + column + " in " + fullName());
    }
    return position;
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+", -1));
  }
}
