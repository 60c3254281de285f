package io.bowtie.proof;

/**
 * A kind of mess in a raw table, and how the night has to show it.
 *
 * @param table by system and name, as the truth file has it
 * @param kind as the truth file has it
 * @param entity that its rows become
 * @param claim what counts as found
 * @param sql the count, {@code found}, over {@code raw}, the entity's {@code versions}, its rows
 *     set {@code aside}, and the {@code links} of customers to accounts
 */
record Mess(String table, String kind, String entity, String claim, String sql) {

  /** The table's name within its system. */
  String tableName() {
    return table.substring(table.indexOf('.') + 1);
  }
}
