package io.bowtie.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Columns aligned with blanks, numbers to the right. */
final class AlignedTables implements TableForm {
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  @Override
  public String heading(String text) {
    return text;
  }

  @Override
  public List<String> table(List<List<String>> rows) {
    List<Integer> widths =
        IntStream.range(0, rows.get(0).size())
            .mapToObj(
                place -> rows.stream().mapToInt(row -> row.get(place).length()).max().orElse(0))
            .toList();
    List<String> lines = new ArrayList<>(rows.stream().map(row -> line(row, widths)).toList());
    lines.add(1, widths.stream().map("-"::repeat).collect(Collectors.joining("  ")));
    return lines;
  }

  @Override
  public String item(String text) {
    return "  " + text.replace("\n", "\n  ");
  }

  private static String line(List<String> row, List<Integer> widths) {
    return IntStream.range(0, row.size())
        .mapToObj(
            place -> {
              String space = " ".repeat(widths.get(place) - row.get(place).length());
              return NUMBER.matcher(row.get(place)).matches()
                  ? space + row.get(place)
                  : row.get(place) + space;
            })
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }
}
