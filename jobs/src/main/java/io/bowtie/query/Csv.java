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

/** Comma-separated values as in RFC 4180. */
final class Csv {
  private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\r\n]|^$");
  private static final String LINE_END = "\r\n";

  private Csv() {}

  static Optional<String> write(Dataset<Row> rows, PrintWriter out) {
    out.print(
        Arrays.stream(rows.columns()).map(Csv::quoted).collect(Collectors.joining(",")) + LINE_END);
    for (Iterator<Row> each = rows.toLocalIterator(); each.hasNext(); ) {
      out.print(line(each.next()) + LINE_END);
    }
    return Optional.empty();
  }

  private static String line(Row row) {
    return IntStream.range(0, row.size())
        .mapToObj(i -> row.isNullAt(i) ? "" : quoted(Cells.text(row.get(i))))
        .collect(Collectors.joining(","));
  }

  static String quoted(String text) {
    return NEEDS_QUOTES.matcher(text).find() ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
  }
}
