package io.bowtie.report.card;

import io.bowtie.report.view.Grid;
import java.util.List;

/**
 * A chapter of a card, for people.
 *
 * @param title what it is about
 * @param sentences its text
 * @param points a list; may be empty
 * @param grids its tables; empty ones are left out
 */
public record Chapter(String title, List<String> sentences, List<String> points, List<Grid> grids) {

  public Chapter {
    sentences = sentences.stream().filter(text -> !text.isBlank()).toList();
    points = List.copyOf(points);
    grids = grids.stream().filter(grid -> !grid.isEmpty()).toList();
  }

  static Chapter of(String title, String... sentences) {
    return new Chapter(title, List.of(sentences), List.of(), List.of());
  }

  Chapter points(List<String> more) {
    return new Chapter(title, sentences, more, grids);
  }

  Chapter grids(Grid... more) {
    return new Chapter(title, sentences, points, List.of(more));
  }
}
