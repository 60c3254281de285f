package io.bowtie.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class TunedTest {
  private static final Learner RIDGE = new RegressionLearner(0.03, 0, 50, 0);
  private static final Learner WEAK_RIDGE = new RegressionLearner(0.003, 0, 50, 0);
  private static final Learner TREES = new BoostingLearner(10, 3, 0.2, 1, 1, 1, false);

  @Test
  void shouldPreferTheDiscerningToTheWellScaled() {
    // The trees know the truth but shout it three times too loudly; a calibrator mends that.
    Tuned tuned =
        Tuned.of(List.of(RIDGE, TREES), List.of(rows(truth -> truth / 4 + 0.5), rows(t -> 3 * t)));
    Tuned blurred =
        Tuned.of(List.of(RIDGE, TREES), List.of(rows(truth -> truth), rows(truth -> truth % 1)));

    assertThat(tuned.bestOfEach()).containsExactly(0, 1);
    assertThat(blurred.best()).isZero();
  }

  @Test
  void shouldKeepTheBestGridPointOfEachAlgorithm() {
    Tuned tuned =
        Tuned.of(
            List.of(RIDGE, WEAK_RIDGE, TREES),
            List.of(rows(truth -> truth % 1), rows(truth -> truth), rows(truth -> truth % 0.3)));

    assertThat(tuned.bestOfEach()).containsExactly(1, 2);
    assertThat(tuned.best()).isEqualTo(1);
  }

  private static List<CalibrationRow> rows(DoubleUnaryOperator said) {
    SplittableRandom random = new SplittableRandom(11);
    List<CalibrationRow> rows = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      double truth = random.nextDouble(-3, 3);
      rows.add(
          new CalibrationRow(
              "e" + i,
              said.applyAsDouble(truth),
              random.nextDouble() < 1 / (1 + Math.exp(-truth))));
    }
    return rows;
  }
}
