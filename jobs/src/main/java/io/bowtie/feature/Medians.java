package io.bowtie.feature;

import java.util.Collection;
import java.util.OptionalDouble;

/** The middle of some numbers: one ticket that was forgotten for a year does not move it. */
final class Medians {
  private Medians() {}

  /** The mean of the two middle ones for an even count; empty for none. */
  static OptionalDouble of(Collection<Double> numbers) {
    double[] sorted = numbers.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2);
  }
}
