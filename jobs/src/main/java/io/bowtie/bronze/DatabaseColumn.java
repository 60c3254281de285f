package io.bowtie.bronze;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column of a PostgreSQL table.
 *
 * @param name as the table has it
 * @param type as PostgreSQL writes it, such as {@code numeric(12,2)} or {@code text[]}
 */
record DatabaseColumn(String name, String type) {
  private static final Set<String> KEPT =
      Set.of(
          "boolean",
          "smallint",
          "integer",
          "bigint",
          "real",
          "double precision",
          "date",
          "timestamp without time zone",
          "timestamp with time zone",
          "bytea",
          "text");
  private static final Pattern NUMERIC = Pattern.compile("numeric\\((\\d+),(\\d+)\\)");

  /** What to select, so that Spark reads the whole value and nothing but it. */
  String selected() {
    return value() + " AS " + quoted(name);
  }

  private String value() {
    String column = quoted(name);
    if (KEPT.contains(type)) {
      return column;
    }
    if (isDecimal()) {
      // NaN is no number for Spark; the cast keeps precision and scale, which the function loses.
      return "nullif(" + column + ", 'NaN')::" + type;
    }
    if (type.endsWith("[]")) {
      return "to_json(" + column + ")::text";
    }
    return type.equals("money") ? column + "::numeric::text" : column + "::text";
  }

  /** A numeric without limits, or with more digits than Spark has, is read as text. */
  private boolean isDecimal() {
    Matcher numeric = NUMERIC.matcher(type);
    return numeric.matches()
        && Integer.parseInt(numeric.group(1)) <= 38
        && Integer.parseInt(numeric.group(2)) <= Integer.parseInt(numeric.group(1));
  }

  boolean isTime() {
    return type.equals("date") || type.startsWith("timestamp");
  }

  boolean hasZone() {
    return type.endsWith("with time zone");
  }

  static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }
}
