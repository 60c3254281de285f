package io.bowtie.evaluation;

import java.util.Arrays;

/**
 * Newton's method for a logistic line over weighted rows. The likelihood is concave and a step that
 * does not improve it is halved, so it converges wherever a maximum exists. Internally x is centred
 * and scaled, since log-odds of rare outcomes lie far from 0.
 */
final class LogisticFit {
  private static final int MOST_STEPS = 100;
  private static final double TOLERANCE = 1e-10;
  private static final double ROUNDING = 1e-12;
  private static final double SMALLEST_PART = 1e-6;
  private static final double RIDGE = 1e-9;

  private final double[] standardised;
  private final double[] targets;
  private final double centre;
  private final double scale;

  LogisticFit(double[] x, double[] targets) {
    if (!Arrays.stream(x).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("x must be finite");
    }
    double mean = Arrays.stream(x).average().orElse(0);
    double variance = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    this.centre = mean;
    this.scale = variance > 0 ? Math.sqrt(variance) : 1;
    this.standardised = Arrays.stream(x).map(v -> (v - mean) / scale).toArray();
    this.targets = targets;
  }

  /**
   * Whether outcomes of 0 and 1 overlap along x among the rows that count, which is when a maximum
   * exists: A. Albert and J. A. Anderson, Biometrika 71 (1984).
   */
  boolean overlaps(double[] weights) {
    double[] least = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    double[] most = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (int row = 0; row < targets.length; row++) {
      if (weights[row] > 0) {
        int outcome = targets[row] > 0.5 ? 1 : 0;
        least[outcome] = Math.min(least[outcome], standardised[row]);
        most[outcome] = Math.max(most[outcome], standardised[row]);
      }
    }
    return least[1] < most[0] && least[0] < most[1];
  }

  LogisticLine fit(double[] weights) {
    return fit(weights, new LogisticLine(0, 0));
  }

  /** The line of greatest likelihood, sought from a line that is near it. */
  LogisticLine fit(double[] weights, LogisticLine from) {
    Position here = at(from.intercept() + from.slope() * centre, from.slope() * scale, weights);
    for (int step = 0; step < MOST_STEPS && !here.isTop(); step++) {
      here = better(here, weights);
    }
    double slope = here.slope / scale;
    return new LogisticLine(here.intercept - slope * centre, slope);
  }

  private Position better(Position here, double[] weights) {
    double part = 1;
    Position next = advanced(here, part, weights);
    // Near the top losses differ by rounding only, which is no reason to halve the step.
    while (next.loss > here.loss * (1 + ROUNDING) && part > SMALLEST_PART) {
      part /= 2;
      next = advanced(here, part, weights);
    }
    return next;
  }

  private Position advanced(Position here, double part, double[] weights) {
    return at(
        here.intercept + part * here.interceptStep(),
        here.slope + part * here.slopeStep(),
        weights);
  }

  private Position at(double intercept, double slope, double[] weights) {
    Position here = new Position(intercept, slope);
    for (int row = 0; row < targets.length; row++) {
      if (weights[row] > 0) {
        here.add(standardised[row], targets[row], weights[row]);
      }
    }
    return here;
  }

  /** A line under trial with its loss and the loss's first and second derivatives. */
  private static final class Position {
    private final double intercept;
    private final double slope;
    private double loss;
    private double byIntercept;
    private double bySlope;
    private double byInterceptTwice;
    private double byBoth;
    private double bySlopeTwice;

    Position(double intercept, double slope) {
      this.intercept = intercept;
      this.slope = slope;
    }

    void add(double x, double target, double weight) {
      double logOdds = intercept + slope * x;
      double small = Math.exp(-Math.abs(logOdds));
      double probability = (logOdds >= 0 ? 1 : small) / (1 + small);
      double curvature = weight * small / ((1 + small) * (1 + small));
      double error = weight * (probability - target);
      loss += weight * (Math.log1p(small) + Math.max(logOdds, 0) - target * logOdds);
      byIntercept += error;
      bySlope += error * x;
      byInterceptTwice += curvature;
      byBoth += curvature * x;
      bySlopeTwice += curvature * x * x;
    }

    double interceptStep() {
      return (byBoth * bySlope - slopeCurvature() * byIntercept) / determinant();
    }

    double slopeStep() {
      return (byBoth * byIntercept - byInterceptTwice * bySlope) / determinant();
    }

    boolean isTop() {
      return Math.abs(interceptStep()) + Math.abs(slopeStep()) < TOLERANCE;
    }

    private double determinant() {
      return byInterceptTwice * slopeCurvature() - byBoth * byBoth;
    }

    /** A trace of curvature keeps the step finite where x does not vary; it moves no maximum. */
    private double slopeCurvature() {
      return bySlopeTwice + RIDGE * byInterceptTwice;
    }
  }
}
