package io.bowtie.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bowtie.evaluation.FrozenBins.Categories;
import io.bowtie.evaluation.FrozenBins.Ranges;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrozenBinsTest {

  @Test
  void shouldPutATenthOfTheRowsInEachRange() {
    double[] hundred = IntStream.rangeClosed(1, 100).mapToDouble(i -> i).toArray();

    Ranges ranges = Ranges.of(hundred);

    assertThat(ranges.counted(hundred, 7))
        .containsExactly(10L, 10L, 10L, 10L, 10L, 10L, 10L, 10L, 10L, 10L, 7L);
  }

  @Test
  void shouldGiveFewValuesABinEachHoweverRareTheyAre() {
    double[] flags = {0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};

    assertThat(Ranges.of(flags).counted(flags, 0)).containsExactly(1L, 19L, 0L);
    assertThat(Ranges.of(new double[] {3, 3}).counted(new double[] {3, 3}, 0))
        .containsExactly(2L, 0L);
    assertThat(Ranges.of(new double[0]).counted(new double[0], 4)).containsExactly(0L, 4L);
  }

  @Test
  void shouldKeepAValueThatManyShareInABinOfItsOwn() {
    double[] values = IntStream.range(0, 100).mapToDouble(i -> Math.max(0, i - 49)).toArray();

    // Half of the rows are 0: the edges of the lower five tenths merge into one.
    assertThat(Ranges.of(values).counted(values, 0).get(0)).isEqualTo(50);
  }

  @Test
  void shouldSortLaterValuesIntoTheBinsOfTraining() {
    Ranges ranges = new Ranges(List.of(10.0, 20.0));

    assertThat(ranges.counted(new double[] {-5, 10, 10.5, 20, 1e9}, 2))
        .containsExactly(2L, 2L, 1L, 2L);
    assertThat(ranges.missing()).isEqualTo(3);
  }

  @Test
  void shouldRefuseEdgesThatDoNotRise() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Ranges(List.of(1.0, 1.0)));
  }

  @Test
  void shouldTellWordsThatTrainingDidNotKnow() {
    Categories categories = Categories.of(List.of("web", "web", "event"));

    assertThat(categories.own()).containsExactly("web", "event");
    assertThat(categories.counted(List.of("web", "fax", "fax"), 1))
        .containsExactly(1L, 0L, 0L, 2L, 1L);
  }

  @Test
  void shouldGiveTheMostFrequentWordsABinAndKnowTheOthers() {
    List<String> words = new ArrayList<>(Collections.nCopies(2, "often"));
    IntStream.range(0, 25).mapToObj(i -> String.format("rare%02d", i)).forEach(words::add);

    Categories categories = Categories.of(words);

    assertThat(categories.own()).hasSize(20).startsWith("often", "rare00");
    assertThat(categories.binOf("rare24")).isEqualTo(categories.other());
    assertThat(categories.binOf("never")).isEqualTo(categories.unseen());
    assertThat(categories.counted(words, 0).get(categories.other())).isEqualTo(6);
  }
}
