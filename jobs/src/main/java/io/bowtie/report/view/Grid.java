package io.bowtie.report.view;

import java.util.List;

/**
 * A table of a page.
 *
 * @param caption what it shows, for everybody
 * @param headings one a column
 * @param rows as many cells each as there are headings; the first cell names the row
 * @param more what is left out; empty when nothing is
 */
public record Grid(String caption, List<Heading> headings, List<List<Cell>> rows, String more) {

  public Grid {
    headings = List.copyOf(headings);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Cell> row : rows) {
      if (row.size() != headings.size()) {
        throw new IllegalArgumentException(caption + ": a row does not fit the headings");
      }
    }
  }

  public static Grid of(String caption, List<Heading> headings, List<List<Cell>> rows) {
    return new Grid(caption, headings, rows, "");
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }
}
