package io.bowtie.report.gold;

import java.util.List;

/**
 * The first rows of a list, and how long the list is.
 *
 * @param rows those shown
 * @param total all there are
 */
public record Bounded<T>(List<T> rows, long total) {

  public Bounded {
    rows = List.copyOf(rows);
  }

  /** How many are not shown. */
  public long more() {
    return total - rows.size();
  }
}
