package io.bowtie.report.card;

import io.bowtie.report.view.Cell;
import io.bowtie.report.view.Grid;
import io.bowtie.report.view.Heading;
import java.util.List;

/** A card's chapters as Markdown; names from data cannot become markup. */
final class CardMarkdown {
  private CardMarkdown() {}

  static String of(String title, List<Chapter> chapters) {
    StringBuilder text = new StringBuilder("# ").append(escaped(title)).append('\n');
    chapters.forEach(chapter -> append(text, chapter));
    return text.toString();
  }

  private static void append(StringBuilder text, Chapter chapter) {
    text.append("\n## ").append(escaped(chapter.title())).append('\n');
    chapter
        .sentences()
        .forEach(sentence -> text.append('\n').append(escaped(sentence)).append('\n'));
    if (!chapter.points().isEmpty()) {
      text.append('\n');
      chapter.points().forEach(point -> text.append("- ").append(escaped(point)).append('\n'));
    }
    chapter.grids().forEach(grid -> append(text, grid));
  }

  private static void append(StringBuilder text, Grid grid) {
    text.append("\n**").append(escaped(grid.caption())).append("**\n\n");
    row(text, grid.headings().stream().map(Heading::text).toList());
    row(text, grid.headings().stream().map(CardMarkdown::rule).toList());
    grid.rows().forEach(cells -> row(text, cells.stream().map(CardMarkdown::cell).toList()));
    if (!grid.more().isEmpty()) {
      text.append('\n').append(escaped(grid.more())).append('\n');
    }
  }

  private static void row(StringBuilder text, List<String> cells) {
    // A rule of dashes must stay as it is; it holds no character that is escaped.
    text.append("| ")
        .append(String.join(" | ", cells.stream().map(CardMarkdown::escaped).toList()))
        .append(" |\n");
  }

  private static String rule(Heading heading) {
    return heading.isNumeric() ? "---:" : "---";
  }

  private static String cell(Cell cell) {
    return cell.note().isEmpty() ? cell.text() : cell.text() + " (" + cell.note() + ")";
  }

  private static String escaped(String text) {
    return text.replaceAll("[\\\\`*_\\[\\]<>|#]", "\\\\$0").replaceAll("\\R", " ");
  }
}
