package io.bowtie.mapping;

import java.util.List;
import java.util.stream.Stream;

/** Headings of the third rank, tables with bars. */
final class MarkdownTables implements TableForm {

  @Override
  public String heading(String text) {
    return "### " + text;
  }

  @Override
  public List<String> table(List<List<String>> rows) {
    String rule = "|" + "---|".repeat(rows.get(0).size());
    return Stream.concat(
            Stream.of(line(rows.get(0)), rule), rows.stream().skip(1).map(MarkdownTables::line))
        .toList();
  }

  @Override
  public String item(String text) {
    return "- " + text.replace("\n", "\n  ");
  }

  private static String line(List<String> row) {
    return "| "
        + String.join(" | ", row.stream().map(cell -> cell.replace("|", "\\|")).toList())
        + " |";
  }
}
