package io.bowtie.evaluation;

import java.util.Arrays;

/**
 * Which of a family of tests are discoveries, so that at most a given share of the discoveries is
 * expected to be false.
 *
 * <p>Source: Y. Benjamini and Y. Hochberg, "Controlling the false discovery rate", Journal of the
 * Royal Statistical Society B 57 (1995).
 */
final class BenjaminiHochberg {
  private BenjaminiHochberg() {}

  /** The greatest p-value that is a discovery; below 0 where none is. */
  static double cut(double[] pValues, double falseDiscoveryRate) {
    double[] sorted = pValues.clone();
    Arrays.sort(sorted);
    for (int rank = sorted.length; rank > 0; rank--) {
      if (sorted[rank - 1] <= falseDiscoveryRate * rank / sorted.length) {
        return sorted[rank - 1];
      }
    }
    return -1;
  }
}
