package io.bowtie.model.tree;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The nodes of many trees in arrays, one tree after the other: a row looks at thousands of them,
 * and at nothing else of a tree.
 */
final class Splits {
  private final int[] roots;

  /** Nodes that are no leaves. */
  private final int[] splits;

  private final int[] columns;
  private final double[] thresholds;

  /** Null for a split at a threshold. */
  private final double[][] leftCategories;

  private final int[] left;
  private final int[] right;
  private final double[] values;

  Splits(List<Tree> trees) {
    int count = trees.stream().mapToInt(tree -> tree.nodes().size()).sum();
    roots = new int[trees.size()];
    columns = new int[count];
    thresholds = new double[count];
    leftCategories = new double[count][];
    left = new int[count];
    right = new int[count];
    values = new double[count];
    int first = 0;
    for (int i = 0; i < roots.length; i++) {
      roots[i] = first;
      first = add(trees.get(i).nodes(), first);
    }
    splits = IntStream.range(0, count).filter(node -> columns[node] >= 0).toArray();
  }

  private int add(List<Node> nodes, int first) {
    int next = first;
    for (Node node : nodes) {
      columns[next] = node.isLeaf() ? -1 : node.column();
      thresholds[next] = node.threshold();
      leftCategories[next] =
          node.leftCategories().isEmpty()
              ? null
              : node.leftCategories().stream().mapToDouble(Double::doubleValue).toArray();
      left[next] = first + node.left();
      right[next] = first + node.right();
      values[next] = node.value();
      next++;
    }
    return next;
  }

  /** Where a tree's first node is; its others follow. */
  int root(int tree) {
    return roots[tree];
  }

  /** The sum of the leaves that a vector comes to. */
  double sum(double[] vector) {
    double sum = 0;
    for (int root : roots) {
      int node = root;
      while (columns[node] >= 0) {
        node = goesLeft(node, vector) ? left[node] : right[node];
      }
      sum += values[node];
    }
    return sum;
  }

  /** For each node 1 where the vector goes left, else 0; a leaf has 0. */
  byte[] answers(double[] vector) {
    byte[] answers = new byte[columns.length];
    for (int node : splits) {
      answers[node] = (byte) (goesLeft(node, vector) ? 1 : 0);
    }
    return answers;
  }

  private boolean goesLeft(int node, double[] vector) {
    double value = vector[columns[node]];
    double[] categories = leftCategories[node];
    return categories == null ? value <= thresholds[node] : contains(categories, value);
  }

  private static boolean contains(double[] categories, double value) {
    for (double category : categories) {
      if (category == value) {
        return true;
      }
    }
    return false;
  }
}
