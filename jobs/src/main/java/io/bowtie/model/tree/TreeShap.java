package io.bowtie.model.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * Exact path-dependent TreeSHAP of an ensemble (Lundberg, Erion and Lee 2018): how much each column
 * of a vector moves the sum of the trees away from its mean over the training rows. The
 * contributions and {@link #startingPoint} add up to the sum of the trees.
 *
 * <p>Built once per ensemble and thread-safe: a row costs a look at every split and one line of a
 * table for each branch.
 */
public final class TreeShap {
  private final Splits splits;
  private final List<Branch[]> branches;
  private final double startingPoint;

  public TreeShap(List<Tree> trees) {
    this.splits = new Splits(trees);
    this.branches = trees.stream().map(TreeShap::branches).toList();
    this.startingPoint = trees.stream().mapToDouble(tree -> tree.root().value()).sum();
  }

  /** The mean over the training rows, by the trees' own counts. */
  public double startingPoint() {
    return startingPoint;
  }

  /** Each column's contribution. */
  public double[] contributions(double[] vector) {
    double[] contributions = new double[vector.length];
    byte[] answers = splits.answers(vector);
    for (int tree = 0; tree < branches.size(); tree++) {
      int first = splits.root(tree);
      for (Branch branch : branches.get(tree)) {
        branch.addTo(contributions, answers, first);
      }
    }
    return contributions;
  }

  private static Branch[] branches(Tree tree) {
    List<Branch> found = new ArrayList<>();
    divide(tree, 0, new ArrayList<>(), found);
    return found.toArray(Branch[]::new);
  }

  /** A node's leaves make one branch when few splits tell them apart, else those of each child. */
  private static void divide(Tree tree, int index, List<Integer> path, List<Branch> found) {
    Node node = tree.nodes().get(index);
    List<Integer> below = new ArrayList<>();
    addSplits(tree, index, below);
    if (node.isLeaf() || path.size() + below.size() <= Branch.MOST_TABLED) {
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
}
