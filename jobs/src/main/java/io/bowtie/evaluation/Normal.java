package io.bowtie.evaluation;

/** The standard normal distribution. */
final class Normal {
  private Normal() {}

  /**
   * The chance of a value above z, to 7.5e-8.
   *
   * <p>Source: M. Abramowitz and I. Stegun, "Handbook of Mathematical Functions", 26.2.17.
   */
  static double upperTail(double z) {
    if (z < 0) {
      return 1 - upperTail(-z);
    }
    double t = 1 / (1 + 0.2316419 * z);
    double series =
        t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * series;
  }
}
