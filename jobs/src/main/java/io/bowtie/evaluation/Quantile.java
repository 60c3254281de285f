package io.bowtie.evaluation;

/** Quantiles of a sorted sample, interpolated between neighbours (Hyndman and Fan's type 7). */
public final class Quantile {
  private Quantile() {}

  /**
   * The value below which that share of the sample lies.
   *
   * @param sorted ascending, at least one value
   * @param share 0 to 1; 0.5 is the median
   */
  public static double of(double[] sorted, double share) {
    double position = share * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
