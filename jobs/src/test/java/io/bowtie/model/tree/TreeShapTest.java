package io.bowtie.model.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TreeShapTest {
  private static final int COLUMNS = 10;
  private final SplittableRandom random = new SplittableRandom(20260630);

  @Test
  void shouldGiveShapleyValuesOfThePathDependentGame() {
    for (int i = 0; i < 60; i++) {
      List<Tree> trees = List.of(tree(1 + i % 6), tree(3));

      assertShapley(trees, vector());
    }
  }

  @Test
  void shouldGiveShapleyValuesWhereAPathIsTooLongForATable() {
    for (int i = 0; i < 20; i++) {
      assertShapley(List.of(tree(9 + i % 4)), vector());
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
              + Arrays.stream(ensemble.shap().contributions(vector)).sum();

      assertThat(sum).isEqualTo(ensemble.sum(vector), within(1e-9));
    }
  }

  @Test
  void shouldSumTheLeavesThatAVectorComesTo() {
    for (int i = 0; i < 60; i++) {
      List<Tree> trees = List.of(tree(1 + i % 6), tree(3));
      double[] vector = vector();

      double everythingKnown = PathGame.value(trees, vector, -1);

      assertThat(new Ensemble(trees).sum(vector)).isEqualTo(everythingKnown, within(1e-12));
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

  private static void assertShapley(List<Tree> trees, double[] vector) {
    double[] contributions = new TreeShap(trees).contributions(vector);

    double[] expected = PathGame.shapley(trees, vector);
    for (int column = 0; column < COLUMNS; column++) {
      assertThat(contributions[column]).isEqualTo(expected[column], within(1e-12));
    }
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
