package io.bowtie.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RankMetricsTest {
  private static final ClusterBootstrap BOOTSTRAP = new ClusterBootstrap(200, 1);

  /** Reference: scikit-learn 1.9.1, roc_auc_score and average_precision_score of the dozen. */
  @Test
  void shouldAgreeWithScikitLearnOnTies() {
    ScoredRows rows = ScoredRows.of(Rows.dozen());

    assertThat(RankMetrics.aucRoc(rows, BOOTSTRAP).orElseThrow()).isCloseTo(0.7, within(1e-12));
    assertThat(RankMetrics.averagePrecision(rows, BOOTSTRAP).orElseThrow())
        .isCloseTo(0.6533333333333333, within(1e-12));
  }

  @Test
  void shouldEqualTheShareOfPairsInOrder() {
    for (int seed = 0; seed < 20; seed++) {
      List<ScoredRow> rows = Rows.drawn(60, seed, truth -> Math.round(truth * 8) / 8.0);
      assertThat(RankMetrics.aucRoc(ScoredRows.of(rows), BOOTSTRAP).orElseThrow())
          .isCloseTo(shareOfPairsInOrder(rows), within(1e-12));
    }
  }

  @Test
  void shouldBeOneHalfAndTheBaseRateWhenAllTie() {
    ScoredRows rows = ScoredRows.of(Rows.drawn(500, 4, truth -> 0.3));
    double baseRate = rows.eventCount() / 500.0;

    assertThat(RankMetrics.aucRoc(rows, BOOTSTRAP).orElseThrow()).isCloseTo(0.5, within(1e-12));
    assertThat(RankMetrics.averagePrecision(rows, BOOTSTRAP).orElseThrow())
        .isCloseTo(baseRate, within(1e-12));
  }

  @Test
  void shouldBeUndefinedWhenAllOutcomesAreEqual() {
    List<ScoredRow> events = List.of(Rows.row("a", 0.2, true), Rows.row("b", 0.4, true));
    List<ScoredRow> nonEvents = List.of(Rows.row("a", 0.2, false), Rows.row("b", 0.4, false));

    for (List<ScoredRow> rows : List.of(events, nonEvents)) {
      assertThat(RankMetrics.aucRoc(ScoredRows.of(rows), BOOTSTRAP).reason())
          .contains("same outcome");
      assertThat(RankMetrics.averagePrecision(ScoredRows.of(rows), BOOTSTRAP).isDefined())
          .isFalse();
    }
    assertThat(RankMetrics.aucRoc(ScoredRows.of(List.of()), BOOTSTRAP).reason())
        .isEqualTo("there are no test rows");
  }

  @Test
  void shouldNotDependOnTheOrderOfRows() {
    List<ScoredRow> rows = Rows.drawn(400, 5, truth -> Math.round(truth * 8) / 8.0);
    Metric before = RankMetrics.aucRoc(ScoredRows.of(rows), BOOTSTRAP);
    Collections.shuffle(rows, new Random(6));

    assertThat(RankMetrics.aucRoc(ScoredRows.of(rows), BOOTSTRAP)).isEqualTo(before);
  }

  @Test
  void shouldHoldTheTruthInNineteenIntervalsOfTwenty() {
    // P(event) = p with p even over 0 to 1: AUC is 5/6. Accounts of five are independent here.
    int held = 0;
    for (int seed = 0; seed < 100; seed++) {
      ScoredRows rows = ScoredRows.of(Rows.drawn(500, seed, truth -> truth));
      Interval interval = RankMetrics.aucRoc(rows, BOOTSTRAP).interval().orElseThrow();
      held += interval.contains(5.0 / 6) ? 1 : 0;
    }
    // 95 of 100 expected, three standard errors below it is 88.
    assertThat(held).isGreaterThanOrEqualTo(88);
  }

  private static double shareOfPairsInOrder(List<ScoredRow> rows) {
    double inOrder = 0;
    double pairs = 0;
    for (ScoredRow event : rows) {
      for (ScoredRow other : rows) {
        if (event.event() && !other.event()) {
          pairs++;
          inOrder += (Math.signum(event.probability() - other.probability()) + 1) / 2;
        }
      }
    }
    return inOrder / pairs;
  }
}
