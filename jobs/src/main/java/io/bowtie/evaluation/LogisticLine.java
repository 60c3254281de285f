package io.bowtie.evaluation;

import java.util.Arrays;
import java.util.Optional;

/**
 * The logistic regression of an outcome on one variable: log-odds = intercept + slope x.
 *
 * @param intercept log-odds at x = 0
 * @param slope log-odds per unit of x
 */
public record LogisticLine(double intercept, double slope) {

  /**
   * Platt's scaling: outcomes are drawn a little inwards, to (n1 + 1) / (n1 + 2) and 1 / (n0 + 2),
   * so a line exists even where x separates the outcomes or all outcomes are equal. Where x is
   * constant the slope is 0.
   *
   * <p>Source: J. Platt, "Probabilistic outputs for support vector machines" (1999); H.-T. Lin,
   * C.-J. Lin and R. Weng, "A note on Platt's probabilistic outputs" (2007).
   *
   * @throws IllegalArgumentException without rows, or where x is not finite
   */
  public static LogisticLine fit(double[] x, boolean[] y) {
    if (x.length == 0 || x.length != y.length) {
      throw new IllegalArgumentException(x.length + " values of x and " + y.length + " of y");
    }
    int events = 0;
    for (boolean event : y) {
      events += event ? 1 : 0;
    }
    double high = (events + 1.0) / (events + 2.0);
    double low = 1.0 / (y.length - events + 2.0);
    double[] targets = new double[y.length];
    Arrays.setAll(targets, row -> y[row] ? high : low);
    return new LogisticFit(x, targets).fit(ones(x.length));
  }

  /**
   * The maximum-likelihood line, for measuring; empty where none exists because x parts the
   * outcomes, does not vary, or all outcomes are equal.
   */
  public static Optional<LogisticLine> maximumLikelihood(double[] x, boolean[] y) {
    double[] targets = new double[y.length];
    Arrays.setAll(targets, row -> y[row] ? 1 : 0);
    LogisticFit fit = new LogisticFit(x, targets);
    double[] weights = ones(x.length);
    return fit.overlaps(weights) ? Optional.of(fit.fit(weights)) : Optional.empty();
  }

  /** The probability at x. */
  public double probability(double x) {
    return Probability.ofLogOdds(intercept + slope * x);
  }

  private static double[] ones(int length) {
    double[] ones = new double[length];
    Arrays.fill(ones, 1);
    return ones;
  }
}
