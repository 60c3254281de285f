package io.bowtie.evaluation;

/** Quantiles of a sorted sample, interpolated between neighbours (Hyndman and Fan's type 7). */
final class Quantile {
  private Quantile() {}

  static double of(double[] sorted, double share) {
    double position = share * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
