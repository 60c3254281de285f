package io.bowtie.model.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.apache.spark.ml.tree.CategoricalSplit;
import org.apache.spark.ml.tree.ContinuousSplit;
import org.apache.spark.ml.tree.DecisionTreeModel;
import org.apache.spark.ml.tree.InternalNode;
import org.apache.spark.ml.tree.Split;

/**
 * Takes MLlib's trees apart. Their node statistics are public in bytecode alone, which a test
 * guards on upgrades.
 */
public final class TreeGrowth {
  private final ToDoubleFunction<org.apache.spark.ml.tree.Node> leafValue;
  private final List<Node> nodes = new ArrayList<>();

  private TreeGrowth(ToDoubleFunction<org.apache.spark.ml.tree.Node> leafValue) {
    this.leafValue = leafValue;
  }

  /**
   * A regression tree whose leaves predict factor × their mean.
   *
   * @param factor such as the weight of the tree in its ensemble
   */
  public static Tree ofMeans(DecisionTreeModel tree, double factor) {
    return of(tree, leaf -> factor * leaf.prediction());
  }

  /**
   * A tree of two classes whose leaves predict factor × the share of the second.
   *
   * @param factor such as the weight of the tree in its ensemble
   */
  public static Tree ofShares(DecisionTreeModel tree, double factor) {
    return of(
        tree,
        leaf -> {
          double[] weights = leaf.impurityStats().stats();
          return factor * weights[1] / DoubleStream.of(weights).sum();
        });
  }

  private static Tree of(
      DecisionTreeModel tree, ToDoubleFunction<org.apache.spark.ml.tree.Node> leafValue) {
    TreeGrowth growth = new TreeGrowth(leafValue);
    growth.add(tree.rootNode());
    return new Tree(growth.nodes);
  }

  /** Adds the node and all below it; gives its index. */
  private int add(org.apache.spark.ml.tree.Node node) {
    double cover = node.impurityStats().count();
    int index = nodes.size();
    if (!(node instanceof InternalNode internal)) {
      nodes.add(Node.leaf(leafValue.applyAsDouble(node), cover));
      return index;
    }
    nodes.add(null);
    int left = add(internal.leftChild());
    int right = add(internal.rightChild());
    double mean =
        (nodes.get(left).cover() * nodes.get(left).value()
                + nodes.get(right).cover() * nodes.get(right).value())
            / (nodes.get(left).cover() + nodes.get(right).cover());
    Split split = internal.split();
    nodes.set(
        index,
        split instanceof ContinuousSplit continuous
            ? new Node(
                split.featureIndex(), continuous.threshold(), List.of(), left, right, mean, cover)
            : new Node(
                split.featureIndex(),
                0,
                DoubleStream.of(((CategoricalSplit) split).leftCategories()).boxed().toList(),
                left,
                right,
                mean,
                cover));
    return index;
  }
}
