package io.bowtie.model.tree;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The path-dependent game by its definition: every coalition of columns, every way down every tree
 * (Lundberg, Erion and Lee 2018, Algorithm 1). For small trees only.
 */
final class PathGame {
  private PathGame() {}

  /** φ_k = Σ over coalitions S without k of |S|! (n − |S| − 1)! / n! (v(S ∪ k) − v(S)). */
  static double[] shapley(List<Tree> trees, double[] vector) {
    int columns = vector.length;
    double[] values =
        IntStream.range(0, 1 << columns)
            .mapToDouble(known -> value(trees, vector, known))
            .toArray();
    double[] shapley = new double[columns];
    for (int coalition = 0; coalition < values.length; coalition++) {
      int size = Integer.bitCount(coalition);
      for (int column = 0; column < columns; column++) {
        if ((coalition >> column & 1) == 0) {
          double weight = factorial(size) * factorial(columns - size - 1) / factorial(columns);
          shapley[column] += weight * (values[coalition | 1 << column] - values[coalition]);
        }
      }
    }
    return shapley;
  }

  /** What the trees are expected to say when only the columns are known whose bits are set. */
  static double value(List<Tree> trees, double[] vector, int known) {
    return trees.stream().mapToDouble(tree -> value(tree, 0, vector, known)).sum();
  }

  private static double value(Tree tree, int index, double[] vector, int known) {
    Node node = tree.nodes().get(index);
    if (node.isLeaf()) {
      return node.value();
    }
    if ((known >> node.column() & 1) == 1) {
      return value(tree, goesLeft(node, vector) ? node.left() : node.right(), vector, known);
    }
    double left = tree.nodes().get(node.left()).cover() / node.cover();
    double right = tree.nodes().get(node.right()).cover() / node.cover();
    return left * value(tree, node.left(), vector, known)
        + right * value(tree, node.right(), vector, known);
  }

  static boolean goesLeft(Node node, double[] vector) {
    return node.leftCategories().isEmpty()
        ? vector[node.column()] <= node.threshold()
        : node.leftCategories().contains(vector[node.column()]);
  }

  private static double factorial(int n) {
    return IntStream.rangeClosed(1, n).asDoubleStream().reduce(1, (one, other) -> one * other);
  }
}
