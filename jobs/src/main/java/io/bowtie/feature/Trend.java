package io.bowtie.feature;

import java.util.OptionalDouble;

/** What happens lately against what used to: four weeks against the twelve before them. */
final class Trend {
  private Trend() {}

  /**
   * The ratio of the last 28 days to an average 28 of the 84 before. One is added to both, so that
   * a quiet account is neither 0 nor infinite; without anything at all it is 1.
   *
   * @param last28 in the last 28 days
   * @param last112 in the last 112 days, these included
   */
  static OptionalDouble of(long last28, long last112) {
    return OptionalDouble.of((last28 + 1.0) / ((last112 - last28) / 3.0 + 1));
  }
}
