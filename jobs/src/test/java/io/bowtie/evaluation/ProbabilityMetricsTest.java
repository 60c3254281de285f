package io.bowtie.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProbabilityMetricsTest {
  private static final ClusterBootstrap BOOTSTRAP = new ClusterBootstrap(200, 1);
  private final ScoredRows dozen = ScoredRows.of(Rows.dozen());

  /** Reference: scikit-learn 1.9.1, log_loss and brier_score_loss of the dozen. */
  @Test
  void shouldAgreeWithScikitLearn() {
    assertThat(ProbabilityMetrics.logLoss(dozen, BOOTSTRAP).orElseThrow())
        .isCloseTo(0.6537064429774011, within(1e-12));
    assertThat(ProbabilityMetrics.brier(dozen, BOOTSTRAP).orElseThrow())
        .isCloseTo(0.2358333333333333, within(1e-12));
    assertThat(ProbabilityMetrics.brierSkill(Rows.dozenAgainstBaseRate(), BOOTSTRAP).orElseThrow())
        .isCloseTo(0.0297142857142858, within(1e-12));
  }

  @Test
  void shouldCompareMeanProbabilityWithTheBaseRate() {
    // The dozen's probabilities sum to 6.5, and 5 rows have an event.
    assertThat(ProbabilityMetrics.meanProbability(dozen, BOOTSTRAP).orElseThrow())
        .isCloseTo(6.5 / 12, within(1e-12));
    assertThat(ProbabilityMetrics.baseRate(dozen, BOOTSTRAP).orElseThrow())
        .isCloseTo(5.0 / 12, within(1e-12));
  }

  @Test
  void shouldClipWhereALogarithmWouldNotExist() {
    ScoredRows certainAndWrong = ScoredRows.of(List.of(Rows.row("a", 0, true)));

    assertThat(ProbabilityMetrics.logLoss(certainAndWrong, BOOTSTRAP).orElseThrow())
        .isCloseTo(-Math.log(1e-15), within(1e-9));
  }

  @Test
  void shouldBeUndefinedWithoutRowsOrAnythingToGain() {
    assertThat(ProbabilityMetrics.logLoss(ScoredRows.of(List.of()), BOOTSTRAP).reason())
        .isEqualTo("there are no test rows");
    assertThat(
            ProbabilityMetrics.brierSkill(List.of(new PairedRow("a", 0.5, 1, true)), BOOTSTRAP)
                .reason())
        .contains("never wrong");
  }

  @Test
  void shouldGiveNoIntervalForAHandfulOfAccounts() {
    assertThat(ProbabilityMetrics.brier(dozen, BOOTSTRAP).interval()).isEmpty();
  }
}
