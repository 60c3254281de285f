package io.bowtie.query;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;

/** Aligned columns, numbers to the right. Line breaks in a cell are written as {@code ⏎}. */
final class TextTable {
  /** More are no longer read by a person. */
  static final int MOST_ROWS = 1000;

  private TextTable() {}

  static Optional<String> write(Dataset<Row> rows, PrintWriter out) {
    List<Row> first = rows.limit(MOST_ROWS + 1).collectAsList();
    boolean hasMore = first.size() > MOST_ROWS;
    StructField[] columns = rows.schema().fields();
    List<List<String>> lines = new ArrayList<>();
    lines.add(Stream.of(columns).map(StructField::name).toList());
    first.stream().limit(MOST_ROWS).map(TextTable::cells).forEach(lines::add);
    List<Integer> widths =
        IntStream.range(0, columns.length)
            .mapToObj(i -> lines.stream().mapToInt(line -> line.get(i).length()).max().orElse(0))
            .toList();
    print(lines.get(0), widths, columns, out);
    out.println(widths.stream().map("-"::repeat).collect(Collectors.joining("  ")));
    lines.stream().skip(1).forEach(line -> print(line, widths, columns, out));
    return hasMore
        ? Optional.of("Only the first 1000 rows are shown; --format csv or json writes all.")
        : Optional.empty();
  }

  private static List<String> cells(Row row) {
    return IntStream.range(0, row.size())
        .mapToObj(i -> Cells.text(row.get(i)).replaceAll("\\R", "⏎"))
        .toList();
  }

  private static void print(
      List<String> line, List<Integer> widths, StructField[] columns, PrintWriter out) {
    out.println(
        IntStream.range(0, columns.length)
            .mapToObj(i -> padded(line.get(i), widths.get(i), columns[i]))
            .collect(Collectors.joining("  "))
            .stripTrailing());
  }

  private static String padded(String cell, int width, StructField column) {
    String space = " ".repeat(width - cell.length());
    return column.dataType() instanceof NumericType ? space + cell : cell + space;
  }
}
