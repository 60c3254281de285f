package io.bowtie.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.evaluation.Metric;
import io.bowtie.feature.Feature.Kind;
import io.bowtie.feature.Feature.Scale;
import io.bowtie.model.tree.Ensemble;
import io.bowtie.model.tree.Node;
import io.bowtie.model.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaithfulnessTest {
  private static final int COLUMNS = 6;
  private static final FeatureEncoding ENCODING =
      new FeatureEncoding(
          IntStream.range(0, COLUMNS).mapToObj(column -> number("n" + column)).toList());

  private final SplittableRandom random = new SplittableRandom(4);

  @Test
  void shouldFindTheReasonsOfASumFaithful() {
    Model sum = new LinearModel(ENCODING, -1, List.of(1.0, 0.8, 0.6, 0.4, 0.2, 0.1));

    Metric share = new Faithfulness(sum, families(6)).of(vectors(200), vectors(50));

    assertThat(share.orElseThrow()).isGreaterThan(0.95);
    assertThat(share.interval()).isPresent();
    assertThat(share.unit()).isEqualTo("share");
  }

  @Test
  void shouldLeaveOutTheQuarterOfRowsNearestToTheStartingPoint() {
    Model sum = new LinearModel(ENCODING, -1, List.of(1.0, 0.8, 0.6, 0.4, 0.2, 0.1));

    assertThat(new Faithfulness(sum, families(6)).of(vectors(200), vectors(5)).support())
        .isEqualTo(150);
  }

  /** The rows that come in have the same values: nothing moves, whatever the reasons say. */
  @Test
  void shouldFindReasonsUnfaithfulThatReplacingDoesNotBearOut() {
    Tree tree =
        new Tree(
            List.of(
                new Node(0, 0.5, List.of(), 1, 2, 0, 2),
                new Node(-1, 0, List.of(), -1, -1, -1, 1),
                new Node(-1, 0, List.of(), -1, -1, 1, 1)));
    Model stump = new BoostedTrees(ENCODING, new Ensemble(List.of(tree)));
    List<double[]> alike = IntStream.range(0, 40).mapToObj(i -> new double[COLUMNS]).toList();

    assertThat(new Faithfulness(stump, families(6)).of(alike, alike).orElseThrow()).isZero();
  }

  @Test
  void shouldSayWhyWhereThereAreNoOtherThreeFamilies() {
    Model sum = new LinearModel(ENCODING, -1, List.of(1.0, 0.8, 0.6, 0.4, 0.2, 0.1));

    assertThat(new Faithfulness(sum, families(3)).of(vectors(200), vectors(5)).reason())
        .contains("three families");
  }

  private static Map<String, String> families(int count) {
    return IntStream.range(0, COLUMNS)
        .boxed()
        .collect(Collectors.toMap(column -> "n" + column, column -> "family " + column % count));
  }

  private List<double[]> vectors(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> random.doubles(COLUMNS, -2, 2).toArray())
        .toList();
  }

  private static EncodedFeature number(String name) {
    return new EncodedFeature(
        name, Kind.NUMBER, Scale.LINEAR, 0, 1, -2, 2, List.of(), List.of(0.0), false, false, "0");
  }
}
