package io.bowtie.model.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Leaves near each other: those below a node.
 *
 * <p>What they add to each column depends on a row only through which way it goes at the splits
 * above and below the node. While these are few, it is worked out once for every pattern of ways
 * and then looked up: the idea of FastTreeSHAP v2 (Yang 2021), with one table for several leaves
 * instead of one for each.
 */
final class Branch {
  /** Of a tree of three conditions all seven splits fit one table of 128 patterns. */
  private static final int MOST_TABLED = 8;

  /** Splits on the way from the root, then those from the node down, parents first. */
  final int[] splits;

  /** How many of the splits are above the node. */
  final int above;

  /** What the splits look at, each column once. */
  final int[] columns;

  private final List<LeafShares> leaves = new ArrayList<>();

  private Branch(Tree tree, int node, List<Integer> path, List<Integer> below) {
    above = path.size();
    splits = IntStream.concat(path.stream().mapToInt(step -> step / 2), ints(below)).toArray();
    columns =
        IntStream.of(splits).map(split -> tree.nodes().get(split).column()).distinct().toArray();
    collect(tree, node, new ArrayList<>(path));
  }

  /** A tree's branches from left to right: each as large as a table may be. */
  static List<Branch> of(Tree tree) {
    List<Branch> found = new ArrayList<>();
    divide(tree, 0, new ArrayList<>(), found);
    return found;
  }

  /** A path as node × 2 + (1 for left). */
  private static void divide(Tree tree, int index, List<Integer> path, List<Branch> found) {
    Node node = tree.nodes().get(index);
    List<Integer> below = new ArrayList<>();
    addSplits(tree, index, below);
    if (node.isLeaf() || path.size() + below.size() <= MOST_TABLED) {
      found.add(new Branch(tree, index, path, below));
      return;
    }
    path.add(index * 2 + 1);
    divide(tree, node.left(), path, found);
    path.set(path.size() - 1, index * 2);
    divide(tree, node.right(), path, found);
    path.remove(path.size() - 1);
  }

  private static void addSplits(Tree tree, int index, List<Integer> splits) {
    Node node = tree.nodes().get(index);
    if (!node.isLeaf()) {
      splits.add(index);
      addSplits(tree, node.left(), splits);
      addSplits(tree, node.right(), splits);
    }
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

  boolean isTabled() {
    return splits.length <= MOST_TABLED;
  }

  /**
   * Adds the leaves' part of a row's contributions.
   *
   * @param contributions by column of the vector
   * @param answers for each node 1 where the row goes left, from the tree's first node on
   * @param first place of that node
   */
  void addTo(double[] contributions, byte[] answers, int first) {
    for (LeafShares leaf : leaves) {
      leaf.addTo(contributions, answers, first);
    }
  }

  /** For each pattern of answers, the first split's lowest, what is added to each column. */
  double[] table() {
    double[] made = new double[columns.length << splits.length];
    byte[] answers = new byte[IntStream.of(splits).max().orElse(0) + 1];
    double[] contributions = new double[IntStream.of(columns).max().orElse(0) + 1];
    for (int pattern = 0; pattern < 1 << splits.length; pattern++) {
      for (int i = 0; i < splits.length; i++) {
        answers[splits[i]] = (byte) (pattern >> i & 1);
      }
      addTo(contributions, answers, 0);
      for (int i = 0; i < columns.length; i++) {
        made[pattern * columns.length + i] = contributions[columns[i]];
        contributions[columns[i]] = 0;
      }
    }
    return made;
  }

  private static IntStream ints(List<Integer> values) {
    return values.stream().mapToInt(Integer::intValue);
  }
}
