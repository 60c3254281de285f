package io.bowtie.model.tree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Exact path-dependent TreeSHAP of an ensemble (Lundberg, Erion and Lee 2018): how much each column
 * of a vector moves the sum of the trees away from its mean over the training rows. The
 * contributions and {@link #startingPoint} add up to the sum of the trees.
 *
 * <p>Built once per ensemble and thread-safe: a row costs a look at every split and one table row
 * per leaf.
 */
public final class TreeShap {
  private final List<Explained> trees;
  private final double startingPoint;

  public TreeShap(List<Tree> trees) {
    this.trees = trees.stream().map(Explained::new).toList();
    this.startingPoint = trees.stream().mapToDouble(tree -> tree.root().value()).sum();
  }

  /** The mean over the training rows, by the trees' own counts. */
  public double startingPoint() {
    return startingPoint;
  }

  /** Each column's contribution. */
  public double[] contributions(double[] vector) {
    double[] contributions = new double[vector.length];
    trees.forEach(tree -> tree.addTo(contributions, vector));
    return contributions;
  }

  /** One tree, laid out by leaf. */
  private static final class Explained {
    private final Tree tree;
    private final List<LeafShares> leaves = new ArrayList<>();

    /** For each leaf, the path's steps as node × 2 + (1 for left). */
    private final List<int[]> steps = new ArrayList<>();

    /** For each leaf and step, the bit of the step's column. */
    private final List<int[]> bits = new ArrayList<>();

    Explained(Tree tree) {
      this.tree = tree;
      walk(0, new ArrayList<>());
    }

    private void walk(int index, List<Integer> path) {
      Node node = tree.nodes().get(index);
      if (node.isLeaf()) {
        addLeaf(node, path);
        return;
      }
      path.add(index * 2 + 1);
      walk(node.left(), path);
      path.set(path.size() - 1, index * 2);
      walk(node.right(), path);
      path.remove(path.size() - 1);
    }

    private void addLeaf(Node leaf, List<Integer> path) {
      Map<Integer, Double> shares = new LinkedHashMap<>();
      for (int step : path) {
        Node split = tree.nodes().get(step / 2);
        Node next = tree.nodes().get(step % 2 == 1 ? split.left() : split.right());
        shares.merge(split.column(), next.cover() / split.cover(), (one, other) -> one * other);
      }
      List<Integer> columns = List.copyOf(shares.keySet());
      leaves.add(
          new LeafShares(
              leaf.value(),
              columns.stream().mapToInt(Integer::intValue).toArray(),
              shares.values().stream().mapToDouble(Double::doubleValue).toArray()));
      steps.add(path.stream().mapToInt(Integer::intValue).toArray());
      bits.add(
          path.stream()
              .mapToInt(step -> 1 << columns.indexOf(tree.nodes().get(step / 2).column()))
              .toArray());
    }

    void addTo(double[] contributions, double[] vector) {
      List<Node> nodes = tree.nodes();
      boolean[] goesLeft = new boolean[nodes.size()];
      for (int i = 0; i < goesLeft.length; i++) {
        goesLeft[i] = !nodes.get(i).isLeaf() && nodes.get(i).goesLeft(vector);
      }
      for (int i = 0; i < leaves.size(); i++) {
        LeafShares leaf = leaves.get(i);
        int met = (1 << leaf.width()) - 1;
        int[] path = steps.get(i);
        int[] bit = bits.get(i);
        for (int step = 0; step < path.length; step++) {
          if (goesLeft[path[step] / 2] != (path[step] % 2 == 1)) {
            met &= ~bit[step];
          }
        }
        leaf.addTo(contributions, met);
      }
    }
  }
}
