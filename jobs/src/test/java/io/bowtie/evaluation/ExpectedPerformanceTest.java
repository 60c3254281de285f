package io.bowtie.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bowtie.evaluation.ExpectedPerformance.Foretold;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpectedPerformanceTest {

  @Test
  void shouldExpectWhatTheProbabilitiesPromise() {
    // A hundred of 0.8 and a hundred of 0.2: at 0.5 80 of 100 alerts are right, and they hold 80 of
    // the 100 events. Four events of five are high and four others of five low, so 0.64 of the
    // pairs
    // are in order, and of 0.32 that tie half.
    Map<String, Metric> expected = of(eights(), AlertSide.AT_OR_ABOVE, 0.5);

    assertThat(value(expected, "precision")).isCloseTo(0.8, within(0.01));
    assertThat(value(expected, "recall")).isCloseTo(0.8, within(0.01));
    assertThat(value(expected, "base_rate")).isCloseTo(0.5, within(0.01));
    assertThat(value(expected, "brier")).isCloseTo(0.16, within(0.005));
    assertThat(value(expected, "auc_roc")).isCloseTo(0.8, within(0.01));
    assertThat(expected.get("precision").support()).isEqualTo(200);
  }

  @Test
  void shouldCountAlertsBelowTheThresholdAsRightWhereNothingComes() {
    Map<String, Metric> expected = of(eights(), AlertSide.BELOW, 0.5);

    assertThat(value(expected, "precision")).isCloseTo(0.8, within(0.01));
    assertThat(value(expected, "recall")).isCloseTo(0.8, within(0.01));
  }

  /**
   * Reference: scikit-learn 1.9.1, the mean of {@code roc_auc_score} over 20,000 draws of the
   * outcomes of the sample's first 40 tied probabilities.
   */
  @Test
  void shouldExpectTheAreaThatScikitLearnMeasuresOnDrawnOutcomes() {
    double[] forty =
        ReferenceSample.tied().stream().limit(40).mapToDouble(ScoredRow::probability).toArray();

    assertThat(value(of(forty, AlertSide.AT_OR_ABOVE, 0.3), "auc_roc"))
        .isCloseTo(0.823630442477061, within(0.02));
  }

  @Test
  void shouldHoldWhatComesOfRightProbabilities() {
    int held = 0;
    for (int seed = 0; seed < 100; seed++) {
      List<ScoredRow> rows = Rows.drawn(300, seed, p -> p);
      double[] probabilities = rows.stream().mapToDouble(ScoredRow::probability).toArray();
      double realised =
          ProbabilityMetrics.logLoss(ScoredRows.of(rows), new ClusterBootstrap(1, 1)).orElseThrow();
      Interval interval =
          of(probabilities, AlertSide.AT_OR_ABOVE, 0.5).get("log_loss").interval().orElseThrow();
      held += interval.contains(realised) ? 1 : 0;
    }
    // 95 of 100 expected, three standard errors below it is 88.
    assertThat(held).isGreaterThanOrEqualTo(88);
  }

  @Test
  void shouldSayWhyThereIsNothingToExpect() {
    assertThat(of(new double[0], AlertSide.AT_OR_ABOVE, 0.5).get("auc_roc").reason())
        .isEqualTo("nothing was scored");
    assertThat(of(new double[] {0.4}, AlertSide.AT_OR_ABOVE, 0.5).get("precision").isDefined())
        .isFalse();
  }

  private static double[] eights() {
    double[] probabilities = new double[200];
    Arrays.fill(probabilities, 0, 100, 0.8);
    Arrays.fill(probabilities, 100, 200, 0.2);
    return probabilities;
  }

  private static Map<String, Metric> of(double[] probabilities, AlertSide side, double threshold) {
    return ExpectedPerformance.of(
        Arrays.stream(probabilities)
            .mapToObj(p -> new Foretold(p, side.isAlert(p, threshold)))
            .toList(),
        side,
        1);
  }

  private static double value(Map<String, Metric> figures, String name) {
    return figures.get(name).orElseThrow();
  }
}
