package io.bowtie.model.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Leaves near each other, and what they add together to each column.
 *
 * <p>What they add depends on a row only through which way it goes at the splits above and between
 * them. While these are few, it is worked out once for every pattern of ways and then looked up:
 * the idea of FastTreeSHAP v2 (Yang 2021), with one table for several leaves instead of one for
 * each.
 */
final class Branch {
  /** Of a tree of three conditions all seven splits fit one table of 128 patterns. */
  static final int MOST_TABLED = 8;

  private final int[] splits;
  private final int[] columns;
  private final List<LeafShares> leaves = new ArrayList<>();
  private final double[] table;

  /**
   * The leaves below a node.
   *
   * @param path from the root as node × 2 + (1 for left)
   * @param below splits from the node down
   */
  Branch(Tree tree, int node, List<Integer> path, List<Integer> below) {
    splits = IntStream.concat(path.stream().mapToInt(step -> step / 2), ints(below)).toArray();
    columns =
        IntStream.of(splits).map(split -> tree.nodes().get(split).column()).distinct().toArray();
    collect(tree, node, new ArrayList<>(path));
    table = splits.length <= MOST_TABLED ? table(tree.nodes().size()) : new double[0];
  }

  /**
   * Adds the branch's part of a row's contributions.
   *
   * @param contributions by column of the vector
   * @param answers for each node 1 where the row goes left, from the tree's first node on
   * @param first place of that node
   */
  void addTo(double[] contributions, byte[] answers, int first) {
    if (table.length == 0) {
      addLeaves(contributions, answers, first);
      return;
    }
    int pattern = 0;
    for (int i = 0; i < splits.length; i++) {
      pattern |= answers[first + splits[i]] << i;
    }
    int line = pattern * columns.length;
    for (int i = 0; i < columns.length; i++) {
      contributions[columns[i]] += table[line + i];
    }
  }

  private void addLeaves(double[] contributions, byte[] answers, int first) {
    for (LeafShares leaf : leaves) {
      leaf.addTo(contributions, answers, first);
    }
  }

  private double[] table(int nodes) {
    double[] made = new double[columns.length << splits.length];
    byte[] answers = new byte[nodes];
    double[] contributions = new double[IntStream.of(columns).max().orElse(0) + 1];
    for (int pattern = 0; pattern < 1 << splits.length; pattern++) {
      for (int i = 0; i < splits.length; i++) {
        answers[splits[i]] = (byte) (pattern >> i & 1);
      }
      Arrays.fill(contributions, 0);
      addLeaves(contributions, answers, 0);
      for (int i = 0; i < columns.length; i++) {
        made[pattern * columns.length + i] = contributions[columns[i]];
      }
    }
    return made;
  }

  private void collect(Tree tree, int index, List<Integer> path) {
    Node node = tree.nodes().get(index);
    if (node.isLeaf()) {
      leaves.add(new LeafShares(tree, node, path));
      return;
    }
    path.add(index * 2 + 1);
    collect(tree, node.left(), path);
    path.set(path.size() - 1, index * 2);
    collect(tree, node.right(), path);
    path.remove(path.size() - 1);
  }

  private static IntStream ints(List<Integer> values) {
    return values.stream().mapToInt(Integer::intValue);
  }
}
