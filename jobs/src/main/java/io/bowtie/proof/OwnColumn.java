package io.bowtie.proof;

import java.util.List;

/**
 * A column that a proof company delivers as a field of its own.
 *
 * @param entity leads or deals
 * @param name of the column
 * @param type number or category
 * @param known since when, as conf declares it
 * @param sql its value, over the columns of the entity's mapping
 */
record OwnColumn(String entity, String name, String type, String known, String sql) {

  /** How it is declared, as a line of conf. */
  String declaration() {
    return "custom-fields."
        + entity
        + "."
        + name
        + " { family = fit, type = "
        + type
        + ", known = "
        + known
        + ", sentence = \"Planted\" }";
  }

  /** A mapping that delivers the entity's own columns beside those of another mapping. */
  static String planted(List<OwnColumn> columns, String entity, String mapping) {
    List<String> own =
        columns.stream()
            .filter(column -> column.entity.equals(entity))
            .map(column -> "  CAST(" + column.sql + " AS STRING) AS " + column.name)
            .toList();
    if (own.isEmpty()) {
      return mapping;
    }
    int first = mapping.indexOf("SELECT");
    return mapping.substring(0, first)
        + "SELECT *,\n"
        + String.join(",\n", own)
        + "\nFROM (\n"
        + mapping.substring(first).strip()
        + "\n)\n";
  }
}
