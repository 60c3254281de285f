package io.bowtie.query;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/**
 * Comma-separated values as in RFC 4180, safe to open in a spreadsheet: a text that one would take
 * for a formula gets an apostrophe before it, as OWASP advises against CSV injection. Numbers and
 * times stay as they are.
 */
final class Csv {
  private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\r\n]|^$");
  private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\t\r\n]");
  private static final String LINE_END = "\r\n";

  private Csv() {}

  static Optional<String> write(Dataset<Row> rows, PrintWriter out) {
    DataType[] types =
        Arrays.stream(rows.schema().fields())
            .map(field -> field.dataType())
            .toArray(DataType[]::new);
    out.print(
        Arrays.stream(rows.columns())
                .map(name -> quoted(safe(name)))
                .collect(Collectors.joining(","))
            + LINE_END);
    for (Iterator<Row> each = rows.toLocalIterator(); each.hasNext(); ) {
      out.print(line(each.next(), types) + LINE_END);
    }
    return Optional.empty();
  }

  private static String line(Row row, DataType[] types) {
    return IntStream.range(0, row.size())
        .mapToObj(i -> row.isNullAt(i) ? "" : quoted(cell(row.get(i), types[i])))
        .collect(Collectors.joining(","));
  }

  private static String cell(Object value, DataType type) {
    boolean isNoText =
        type instanceof NumericType
            || type instanceof DateType
            || type instanceof TimestampType
            || type instanceof TimestampNTZType;
    return isNoText ? Cells.text(value) : safe(Cells.text(value));
  }

  static String safe(String text) {
    return FORMULA.matcher(text).find() ? "'" + text : text;
  }

  static String quoted(String text) {
    return NEEDS_QUOTES.matcher(text).find() ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
  }
}
