package io.bowtie.evaluation;

import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * The interval of a mean of few values, such as one a company.
 *
 * <p>Source: Student, "The probable error of a mean", Biometrika 6 (1908).
 */
public final class Student {
  private static final double UPPER = 0.975;

  private Student() {}

  /** The 95 % interval of the mean; empty for fewer than two values, which say nothing of it. */
  public static Optional<Interval> interval(List<Double> values) {
    int n = values.size();
    if (n < 2) {
      return Optional.empty();
    }
    double mean = values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    double squares = values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
    double half =
        new TDistribution(n - 1).inverseCumulativeProbability(UPPER)
            * Math.sqrt(squares / (n - 1) / n);
    return Optional.of(new Interval(mean - half, mean + half));
  }
}
