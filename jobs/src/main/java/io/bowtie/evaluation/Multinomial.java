package io.bowtie.evaluation;

import java.util.SplittableRandom;

/** Draws how many of n rows fall into each bin. */
final class Multinomial {
  /** From this variance on, a rounded normal number is as good as counting. */
  private static final double NORMAL_FROM = 100;

  private Multinomial() {}

  /** One draw: each bin takes its part of what the bins before it left over. */
  static long[] draw(long n, double[] shares, SplittableRandom random) {
    long[] counts = new long[shares.length];
    long left = n;
    double shareLeft = 1;
    for (int bin = 0; bin < shares.length - 1; bin++) {
      counts[bin] = binomial(left, Math.min(1, shares[bin] / shareLeft), random);
      left -= counts[bin];
      shareLeft = Math.max(shares[bin + 1], shareLeft - shares[bin]);
    }
    counts[shares.length - 1] = left;
    return counts;
  }

  private static long binomial(long n, double share, SplittableRandom random) {
    if (share > 0.5) {
      return n - binomial(n, 1 - share, random);
    }
    double variance = n * share * (1 - share);
    if (variance >= NORMAL_FROM) {
      long near = Math.round(n * share + Math.sqrt(variance) * random.nextGaussian());
      return Math.max(0, Math.min(n, near));
    }
    return share <= 0 ? 0 : bySkips(n, share, random);
  }

  /** Counts hits by drawing how many rows lie between one and the next. */
  private static long bySkips(long n, double share, SplittableRandom random) {
    double log = Math.log1p(-share);
    long hits = 0;
    long row = 0;
    while (true) {
      row += 1 + (long) Math.floor(Math.log(1 - random.nextDouble()) / log);
      if (row > n) {
        return hits;
      }
      hits++;
    }
  }
}
