package io.bowtie.model.tree;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What one leaf adds to each column on the way to it.
 *
 * <p>In the path-dependent game a leaf of value v is reached, for a coalition S of columns, with
 * weight ∏ over the path's columns of o (1 where the row meets the column's conditions, else 0) if
 * the column is in S, else z (the share of training rows that went the leaf's way). The Shapley
 * value of column k in it is v (o_k − z_k) Σ_S |S|! (d − |S| − 1)! / d! ∏ over the others
 * (Lundberg, Erion and Lee 2018). As |S|! (d − |S| − 1)! / d! = ∫ t^|S| (1 − t)^(d − |S| − 1) dt
 * over 0 to 1, the sum is ∫ ∏ (o t + z (1 − t)) dt over the others: a polynomial of degree d − 1,
 * which d / 2 points integrate exactly.
 */
final class LeafShares {
  private static final GaussLegendre[] RULES =
      IntStream.rangeClosed(0, 16).mapToObj(GaussLegendre::new).toArray(GaussLegendre[]::new);

  private final double value;

  /** Columns on the path, each once. */
  private final int[] columns;

  /** Of the training rows, by column, those that went on towards the leaf: over all its splits. */
  private final double[] shares;

  /** The path from the root as node × 2 + (1 for left). */
  private final int[] steps;

  /** For each step the place of its column. */
  private final int[] places;

  /**
   * The shares of a leaf.
   *
   * @param path from the root as node × 2 + (1 for left)
   */
  LeafShares(Tree tree, Node leaf, List<Integer> path) {
    Map<Integer, Double> byColumn = new LinkedHashMap<>();
    for (int step : path) {
      Node split = tree.nodes().get(step / 2);
      Node next = tree.nodes().get(step % 2 == 1 ? split.left() : split.right());
      byColumn.merge(split.column(), next.cover() / split.cover(), (one, other) -> one * other);
    }
    List<Integer> own = List.copyOf(byColumn.keySet());
    value = leaf.value();
    columns = own.stream().mapToInt(Integer::intValue).toArray();
    shares = byColumn.values().stream().mapToDouble(Double::doubleValue).toArray();
    steps = path.stream().mapToInt(Integer::intValue).toArray();
    places =
        path.stream().mapToInt(step -> own.indexOf(tree.nodes().get(step / 2).column())).toArray();
  }

  /**
   * Adds the leaf's part of a row's contributions.
   *
   * @param contributions by column of the vector
   * @param answers for each node 1 where the row goes left, from the tree's first node on
   * @param first place of that node
   */
  void addTo(double[] contributions, byte[] answers, int first) {
    int met = met(answers, first);
    double[] weights = weights(met);
    for (int k = 0; k < columns.length; k++) {
      contributions[columns[k]] += value * (answer(met, k) - shares[k]) * weights[k];
    }
  }

  /** Bit k is set where the row meets all conditions of the k-th column. */
  private int met(byte[] answers, int first) {
    int met = -1;
    for (int i = 0; i < steps.length; i++) {
      if (answers[first + (steps[i] >> 1)] != (steps[i] & 1)) {
        met &= ~(1 << places[i]);
      }
    }
    return met;
  }

  private double[] weights(int met) {
    int width = columns.length;
    GaussLegendre rule = RULES[(width + 1) / 2];
    double[] weights = new double[width];
    double[] factors = new double[width];
    for (int i = 0; i < rule.count(); i++) {
      double known = rule.point(i);
      // The product over the others is that over those before times that over those after.
      double[] before = new double[width];
      double product = rule.weight(i);
      for (int k = 0; k < width; k++) {
        factors[k] = answer(met, k) * known + shares[k] * (1 - known);
        before[k] = product;
        product *= factors[k];
      }
      double after = 1;
      for (int k = width - 1; k >= 0; k--) {
        weights[k] += before[k] * after;
        after *= factors[k];
      }
    }
    return weights;
  }

  private static int answer(int met, int k) {
    return (met >> k) & 1;
  }
}
