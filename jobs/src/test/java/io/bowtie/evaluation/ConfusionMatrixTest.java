package io.bowtie.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bowtie.evaluation.ConfusionMatrix.Actual;
import io.bowtie.evaluation.ConfusionMatrix.Predicted;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
  private final ConfusionMatrix matrix = new ConfusionMatrix(30, 10, 20, 140);

  @Test
  void shouldAnswerByNames() {
    assertThat(matrix.count(Actual.EVENT, Predicted.POSITIVE)).isEqualTo(30);
    assertThat(matrix.count(Actual.NO_EVENT, Predicted.POSITIVE)).isEqualTo(10);
    assertThat(matrix.count(Actual.EVENT, Predicted.NEGATIVE)).isEqualTo(20);
    assertThat(matrix.count(Actual.NO_EVENT, Predicted.NEGATIVE)).isEqualTo(140);
    assertThat(matrix.support()).isEqualTo(200);
  }

  @Test
  void shouldGiveEveryRateItsOwnDenominator() {
    // Worked by hand from 30, 10, 20, 140.
    assertRate(matrix.precision(), 30.0 / 40, 40);
    assertRate(matrix.recall(), 30.0 / 50, 50);
    assertRate(matrix.falseNegativeRate(), 20.0 / 50, 50);
    assertRate(matrix.falsePositiveRate(), 10.0 / 150, 150);
    assertRate(matrix.selectionRate(), 40.0 / 200, 200);
    assertRate(matrix.baseRate(), 50.0 / 200, 200);
    assertThat(matrix.falseAlertsPerHundred().orElseThrow()).isCloseTo(25, within(1e-12));
    assertThat(matrix.precision().interval()).contains(Wilson.interval(30, 40));
  }

  @Test
  void shouldSayWhyARateIsUndefined() {
    ConfusionMatrix nothingFound = new ConfusionMatrix(0, 0, 0, 5);

    assertThat(nothingFound.precision())
        .isEqualTo(Metric.undefined("no row is predicted positive"));
    assertThat(nothingFound.recall()).isEqualTo(Metric.undefined("no row has an event"));
    assertThat(new ConfusionMatrix(5, 0, 0, 0).falsePositiveRate())
        .isEqualTo(Metric.undefined("every row has an event"));
    assertThat(new ConfusionMatrix(0, 0, 0, 0).selectionRate())
        .isEqualTo(Metric.undefined("there are no rows"));
  }

  @Test
  void shouldPredictPositiveAtTheThresholdItself() {
    // Of the dozen, at 0.5 and above: events .9 .8 .7 .5, no events .8 .7 .6 .5.
    assertThat(ConfusionMatrix.at(ScoredRows.of(Rows.dozen()), 0.5))
        .isEqualTo(new ConfusionMatrix(4, 4, 1, 3));
  }

  @Test
  void shouldSumToSupportAndSelectFewerAtHigherThresholds() {
    SplittableRandom random = new SplittableRandom(2);
    List<ScoredRow> drawn = Rows.drawn(300, 3, truth -> Math.round(truth * 20) / 20.0);
    ScoredRows rows = ScoredRows.of(drawn);
    for (int trial = 0; trial < 200; trial++) {
      double threshold = random.nextDouble();
      ConfusionMatrix matrix = ConfusionMatrix.at(rows, threshold);
      assertThat(matrix.support()).isEqualTo(300);
      assertThat(matrix.count(Actual.EVENT)).isEqualTo(rows.eventCount());
      assertThat(matrix.count(Predicted.POSITIVE))
          .isEqualTo(drawn.stream().filter(row -> row.probability() >= threshold).count())
          .isGreaterThanOrEqualTo(
              ConfusionMatrix.at(rows, threshold + 0.1).count(Predicted.POSITIVE));
    }
  }

  private static void assertRate(Metric rate, double value, long support) {
    assertThat(rate.orElseThrow()).isCloseTo(value, within(1e-12));
    assertThat(rate.support()).isEqualTo(support);
  }
}
