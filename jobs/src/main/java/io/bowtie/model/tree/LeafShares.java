package io.bowtie.model.tree;

/**
 * What one leaf adds to each column on the way to it.
 *
 * <p>In the path-dependent game a leaf of value v is reached, for a coalition S of columns, with
 * weight ∏ over the path's columns of o (1 where the row meets the column's conditions, else 0) if
 * the column is in S, else z (the share of training rows that went the leaf's way). The Shapley
 * value of column k in it is v (o_k − z_k) Σ_S |S|! (d − |S| − 1)! / d! ∏ over the others, and
 * depends on the row through the d answers o alone: so it is worked out once for all 2^d of them
 * (the idea of FastTreeSHAP v2, Yang 2021, over the value function of Lundberg, Erion and Lee 2018,
 * Algorithm 2).
 *
 * @see TreeShap
 */
final class LeafShares {
  /** Above so many columns on a path a table would be larger than what it saves. */
  private static final int MOST_TABLED = 8;

  private final double value;
  private final int[] columns;
  private final double[] shares;
  private final double[][] tabled;

  /**
   * The shares of a leaf.
   *
   * @param value of the leaf
   * @param columns on the path, each once
   * @param shares of training rows that went on towards the leaf, by column: the product over its
   *     splits
   */
  LeafShares(double value, int[] columns, double[] shares) {
    this.value = value;
    this.columns = columns;
    this.shares = shares;
    this.tabled = columns.length <= MOST_TABLED ? table() : new double[0][];
  }

  /** Columns on the path. */
  int width() {
    return columns.length;
  }

  /**
   * Adds the leaf's part of a row's contributions.
   *
   * @param met bit i is set where the row meets the conditions of the path's i-th column
   * @param contributions by column of the vector
   */
  void addTo(double[] contributions, int met) {
    double[] own = tabled.length > 0 ? tabled[met] : contributions(met);
    for (int i = 0; i < columns.length; i++) {
      contributions[columns[i]] += own[i];
    }
  }

  private double[][] table() {
    double[][] table = new double[1 << columns.length][];
    for (int met = 0; met < table.length; met++) {
      table[met] = contributions(met);
    }
    return table;
  }

  private double[] contributions(int met) {
    double[] own = new double[columns.length];
    for (int k = 0; k < own.length; k++) {
      own[k] = value * (answer(met, k) - shares[k]) * weight(met, k);
    }
    return own;
  }

  /** Σ over coalitions of the other columns, by size: the polynomial ∏ (z + o t). */
  private double weight(int met, int without) {
    int others = columns.length - 1;
    double[] bySize = new double[others + 1];
    bySize[0] = 1;
    int taken = 0;
    for (int i = 0; i < columns.length; i++) {
      if (i != without) {
        taken++;
        for (int size = taken; size >= 0; size--) {
          bySize[size] =
              shares[i] * bySize[size] + (size > 0 ? answer(met, i) * bySize[size - 1] : 0);
        }
      }
    }
    double sum = 0;
    // |S|! (d − |S| − 1)! / d! = 1 / (d × binomial(d − 1, |S|))
    double binomial = 1;
    for (int size = 0; size <= others; size++) {
      sum += bySize[size] / (columns.length * binomial);
      binomial = binomial * (others - size) / (size + 1);
    }
    return sum;
  }

  private static double answer(int met, int i) {
    return (met >> i) & 1;
  }
}
