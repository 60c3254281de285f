package io.bowtie.generate;

import java.util.List;
import java.util.stream.Collectors;

/** Rows as text. */
final class RawText {
  private RawText() {}

  static String line(RawShape shape, List<String> cells) {
    return shape.format() == RawFormat.CSV ? csv(cells) : json(shape, cells);
  }

  static String csv(List<String> cells) {
    return cells.stream().map(RawText::csvCell).collect(Collectors.joining(","));
  }

  private static String csvCell(String cell) {
    boolean needsQuotes = cell.indexOf(',') >= 0 || cell.indexOf('"') >= 0 || cell.endsWith(" ");
    return needsQuotes ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
  }

  private static String json(RawShape shape, List<String> cells) {
    StringBuilder line = new StringBuilder("{");
    for (int position = 0; position < cells.size(); position++) {
      String column = shape.columns().get(position);
      String cell = cells.get(position);
      boolean isBare = shape.bareColumns().contains(column) && isNumberOrTruth(cell);
      line.append(position == 0 ? "" : ",").append('"').append(column).append("\":");
      line.append(cell.isEmpty() ? "null" : isBare ? cell : quoted(cell));
    }
    return line.append('}').toString();
  }

  private static boolean isNumberOrTruth(String cell) {
    return cell.equals("true")
        || cell.equals("false")
        || cell.chars().allMatch(letter -> letter >= '0' && letter <= '9');
  }

  static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
