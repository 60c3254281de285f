package io.bowtie.evaluation;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/** What one statistic came to in each resample that had a value of it. */
final class Draws {
  /** What too many resamples cannot have gets no interval from the remaining ones. */
  private static final double LEAST_SHARE_DEFINED = 0.95;

  private final double[] values;
  private int attempts;
  private int defined;

  Draws(int capacity) {
    values = new double[capacity];
  }

  void add(OptionalDouble value) {
    attempts++;
    value.ifPresent(present -> values[defined++] = present);
  }

  /** The middle 95 %, empty where more than one resample in twenty had no value. */
  Optional<Interval> interval() {
    if (attempts == 0 || defined < LEAST_SHARE_DEFINED * attempts) {
      return Optional.empty();
    }
    double[] sorted = Arrays.copyOf(values, defined);
    Arrays.sort(sorted);
    return Optional.of(new Interval(Quantile.of(sorted, 0.025), Quantile.of(sorted, 0.975)));
  }

  /** The mean of the values there were; not without any. */
  double mean() {
    return Arrays.stream(values, 0, defined).average().orElseThrow();
  }

  /** The spread of the logarithms of positive values: the standard error of a ratio's logarithm. */
  double standardDeviationOfLogarithms() {
    double[] logarithms = Arrays.stream(values, 0, defined).map(Math::log).toArray();
    double mean = Arrays.stream(logarithms).average().orElseThrow();
    double squares = Arrays.stream(logarithms).map(x -> (x - mean) * (x - mean)).sum();
    return Math.sqrt(squares / (defined - 1));
  }
}
