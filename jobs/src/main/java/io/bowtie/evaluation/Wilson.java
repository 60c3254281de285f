package io.bowtie.evaluation;

/**
 * The score interval of a share. Unlike the textbook interval it stays within 0 to 1 and does not
 * collapse at no or only successes.
 *
 * <p>Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
 * Journal of the American Statistical Association 22 (1927).
 */
public final class Wilson {
  /** The 97.5 % point of the standard normal distribution. */
  public static final double Z = 1.959963984540054;

  private Wilson() {}

  /** The 95 % interval of successes / n; 0 to 1 where n is 0, since nothing is known. */
  public static Interval interval(long successes, long n) {
    if (successes < 0 || successes > n) {
      throw new IllegalArgumentException(successes + " successes of " + n);
    }
    if (n == 0) {
      return new Interval(0, 1);
    }
    double share = (double) successes / n;
    double shrink = 1 + Z * Z / n;
    double centre = (share + Z * Z / (2 * n)) / shrink;
    double half = Z / shrink * Math.sqrt(share * (1 - share) / n + Z * Z / (4.0 * n * n));
    // At the ends the formula gives 0 and 1 but for rounding.
    double low = successes == 0 ? 0 : centre - half;
    double high = successes == n ? 1 : centre + half;
    return new Interval(low, high);
  }

  /**
   * The share as a metric.
   *
   * @param whenNone the reason given where n is 0
   */
  public static Metric share(long successes, long n, String whenNone) {
    return n == 0
        ? Metric.undefined(whenNone)
        : Metric.of((double) successes / n, "share", n).within(interval(successes, n));
  }
}
