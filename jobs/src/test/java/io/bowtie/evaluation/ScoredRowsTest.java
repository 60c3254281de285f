package io.bowtie.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScoredRowsTest {

  @Test
  void shouldRankByProbabilityAndThenByEntity() {
    ScoredRows rows =
        ScoredRows.of(
            List.of(
                new ScoredRow("late", "a", 0.5, true, 1),
                new ScoredRow("top", "a", 0.9, false, 2),
                new ScoredRow("early", "b", 0.5, false, 3)));

    assertThat(List.of(rows.amount(0), rows.amount(1), rows.amount(2)))
        .containsExactly(2.0, 3.0, 1.0);
    assertThat(rows.tieCount()).isEqualTo(2);
    assertThat(rows.tieStart(1)).isEqualTo(1);
    assertThat(rows.tieStart(2)).isEqualTo(3);
    assertThat(rows.clusters().count()).isEqualTo(2);
    assertThat(rows.eventCount()).isEqualTo(1);
    assertThat(rows.nonEventCount()).isEqualTo(2);
  }

  @Test
  void shouldBeEmptyWithoutRows() {
    ScoredRows none = ScoredRows.of(List.of());

    assertThat(none.size()).isZero();
    assertThat(none.tieCount()).isZero();
  }

  @Test
  void shouldRefuseWhatIsNoProbabilityOrAmount() {
    for (double wrong : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatIllegalArgumentException().isThrownBy(() -> Rows.row("a", wrong, true));
      assertThatIllegalArgumentException().isThrownBy(() -> new PairedRow("a", 0.5, wrong, true));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ScoredRow("a", "a", 0.5, true, Double.POSITIVE_INFINITY));
  }
}
