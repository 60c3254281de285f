package io.bowtie.doctor;

import java.util.Locale;

/**
 * How many rows a raw table has.
 *
 * @param rows counted, or estimated from the beginning of its files
 * @param isExact whether they were counted
 */
public record RowCount(long rows, boolean isExact) {
  String words() {
    return String.format(
        Locale.ROOT,
        "%s%,d %s",
        isExact ? "" : "about ",
        isExact ? rows : rounded(),
        rows == 1 ? "row" : "rows");
  }

  /** To two digits: more would promise what an estimate cannot hold. */
  private long rounded() {
    long unit = 1;
    while (rows / unit >= 100) {
      unit *= 10;
    }
    return Math.round((double) rows / unit) * unit;
  }
}
