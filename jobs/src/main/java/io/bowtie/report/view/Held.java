package io.bowtie.report.view;

import io.bowtie.contract.TableContract;
import java.util.List;

/**
 * Where the numbers of a section are held.
 *
 * @param table its name in SQL
 * @param sql a query that shows them, as one can hand it to {@code ./bowtie sql}
 */
public record Held(String table, String sql) {

  /** The rows of a table that meet all conditions. */
  public static Held in(TableContract table, String... conditions) {
    return new Held(
        table.qualifiedName(),
        "select * from "
            + table.qualifiedName()
            + (conditions.length == 0 ? "" : " where " + String.join(" and ", conditions)));
  }

  /** The same rows in an order. */
  public Held orderedBy(String columns) {
    return new Held(table, sql + " order by " + columns);
  }

  /** A column equals a text. */
  public static String is(String column, String text) {
    return column + " = " + quoted(text);
  }

  /** A column equals a day written as 2026-06-30. */
  public static String isDay(String column, String day) {
    return column + " = date" + quoted(day);
  }

  /** A column is one of the days from the first to the last, written as 2026-06-30. */
  public static String isBetween(String column, String first, String last) {
    return column + " between date" + quoted(first) + " and date" + quoted(last);
  }

  /** A column is one of these texts. */
  public static String isIn(String column, List<String> texts) {
    return column + " in (" + String.join(", ", texts.stream().map(Held::quoted).toList()) + ")";
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
