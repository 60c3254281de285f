package io.bowtie.model.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TreeShapTest {
  private static final int COLUMNS = 8;
  private final SplittableRandom random = new SplittableRandom(20260630);

  @Test
  void shouldGiveShapleyValuesOfThePathDependentGame() {
    for (int i = 0; i < 60; i++) {
      List<Tree> trees = List.of(tree(1 + i % 6), tree(3));
      TreeShap shap = new TreeShap(trees);
      double[] vector = vector();

      double[] contributions = shap.contributions(vector);

      double[] expected = shapley(trees, vector);
      for (int column = 0; column < COLUMNS; column++) {
        assertThat(contributions[column]).isEqualTo(expected[column], within(1e-12));
      }
    }
  }

  @Test
  void shouldAddUpToTheSumOfTheTrees() {
    // Deeper than what is tabled, with columns that come back on a path.
    Ensemble ensemble = new Ensemble(List.of(tree(10), tree(12), tree(2)));
    for (int i = 0; i < 200; i++) {
      double[] vector = vector();

      double sum =
          ensemble.shap().startingPoint()
              + java.util.Arrays.stream(ensemble.shap().contributions(vector)).sum();

      assertThat(sum).isEqualTo(ensemble.sum(vector), within(1e-9));
    }
  }

  @Test
  void shouldSplitOneQuestionBetweenStartAndColumn() {
    // 30 rows of 0 and 10 of 1: the mean is 0.25, and a row of 1 is 0.75 above it.
    Tree stump =
        new Tree(
            List.of(
                new Node(2, 0.5, List.of(), 1, 2, 0.25, 40), Node.leaf(0, 30), Node.leaf(1, 10)));

    TreeShap shap = new TreeShap(List.of(stump));

    assertThat(shap.startingPoint()).isEqualTo(0.25);
    assertThat(shap.contributions(new double[] {9, 9, 1})).containsExactly(0, 0, 0.75);
    assertThat(shap.contributions(new double[] {9, 9, 0.5})).containsExactly(0, 0, -0.25);
  }

  @Test
  void shouldLeaveALoneLeafWithoutContributions() {
    TreeShap shap = new TreeShap(List.of(new Tree(List.of(Node.leaf(0.4, 100)))));

    assertThat(shap.startingPoint()).isEqualTo(0.4);
    assertThat(shap.contributions(new double[3])).containsOnly(0);
  }

  /** φ_k = Σ over coalitions S without k of |S|! (n − |S| − 1)! / n! (v(S ∪ k) − v(S)). */
  private static double[] shapley(List<Tree> trees, double[] vector) {
    double[] values =
        IntStream.range(0, 1 << COLUMNS)
            .mapToDouble(
                known -> trees.stream().mapToDouble(tree -> value(tree, 0, vector, known)).sum())
            .toArray();
    double[] shapley = new double[COLUMNS];
    for (int coalition = 0; coalition < values.length; coalition++) {
      int size = Integer.bitCount(coalition);
      for (int column = 0; column < COLUMNS; column++) {
        if ((coalition >> column & 1) == 0) {
          double weight = factorial(size) * factorial(COLUMNS - size - 1) / factorial(COLUMNS);
          shapley[column] += weight * (values[coalition | 1 << column] - values[coalition]);
        }
      }
    }
    return shapley;
  }

  /** What a tree is expected to say when only some columns are known (Lundberg 2018, Alg. 1). */
  private static double value(Tree tree, int index, double[] vector, int known) {
    Node node = tree.nodes().get(index);
    if (node.isLeaf()) {
      return node.value();
    }
    if ((known >> node.column() & 1) == 1) {
      return value(tree, node.goesLeft(vector) ? node.left() : node.right(), vector, known);
    }
    double left = tree.nodes().get(node.left()).cover() / node.cover();
    return left * value(tree, node.left(), vector, known)
        + (1 - left) * value(tree, node.right(), vector, known);
  }

  private static double factorial(int n) {
    return IntStream.rangeClosed(1, n).asDoubleStream().reduce(1, (one, other) -> one * other);
  }

  private Tree tree(int depth) {
    List<Node> nodes = new ArrayList<>();
    grow(nodes, depth, 1 + random.nextInt(1000));
    return new Tree(nodes);
  }

  /** Splits at thresholds and by categories, with uneven weights; some branches end early. */
  private int grow(List<Node> nodes, int depth, double cover) {
    int index = nodes.size();
    if (depth == 0 || (index > 0 && random.nextInt(6) == 0)) {
      nodes.add(Node.leaf(random.nextDouble(-1, 1), cover));
      return index;
    }
    nodes.add(null);
    double share = random.nextDouble(0.05, 0.95);
    int left = grow(nodes, depth - 1, cover * share);
    int right = grow(nodes, depth - 1, cover * (1 - share));
    double mean = share * nodes.get(left).value() + (1 - share) * nodes.get(right).value();
    int column = random.nextInt(COLUMNS);
    List<Double> categories = column % 3 == 0 ? List.of(0.0, 2.0) : List.of();
    nodes.set(index, new Node(column, random.nextDouble(3), categories, left, right, mean, cover));
    return index;
  }

  private double[] vector() {
    return random
        .doubles(COLUMNS, 0, 4)
        .map(value -> random.nextBoolean() ? Math.floor(value) : value)
        .toArray();
  }
}
