package io.bowtie.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibrationCurveTest {

  @Test
  void shouldPutATenthOfTheRowsInEachBin() {
    CalibrationCurve curve = CalibrationCurve.of(ScoredRows.of(Rows.drawn(200, 1, p -> p)));

    assertThat(curve.bins()).hasSize(10).allMatch(bin -> bin.rows() == 20);
    assertThat(curve.bins().stream().map(CalibrationBin::number))
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
  }

  @Test
  void shouldDescribeEachBin() {
    // Twenty rows, two a bin: probabilities 0.025, 0.075, 0.125, ...; the even ones are events.
    List<ScoredRow> rows =
        IntStream.range(0, 20)
            .mapToObj(i -> Rows.row("e" + i, 0.025 + 0.05 * i, i % 2 == 0))
            .toList();

    CalibrationBin third = CalibrationCurve.of(ScoredRows.of(rows)).bins().get(2);

    assertThat(third.rows()).isEqualTo(2);
    assertThat(third.events()).isEqualTo(1);
    assertThat(third.meanProbability()).isCloseTo(0.25, within(1e-12));
    assertThat(third.observedRate()).isEqualTo(Wilson.share(1, 2, "none"));
    assertThat(third.lowestProbability()).isCloseTo(0.225, within(1e-12));
    assertThat(third.highestProbability()).isCloseTo(0.275, within(1e-12));
    assertThat(third.isInside()).isTrue();
  }

  @Test
  void shouldNeverPartEqualProbabilities() {
    for (int seed = 0; seed < 20; seed++) {
      ScoredRows rows = ScoredRows.of(Rows.drawn(137, seed, p -> Math.round(p * p * 12) / 12.0));
      List<CalibrationBin> bins = CalibrationCurve.of(rows).bins();
      assertThat(bins.stream().mapToLong(CalibrationBin::rows).sum()).isEqualTo(137);
      assertThat(bins.stream().mapToLong(CalibrationBin::events).sum())
          .isEqualTo(rows.eventCount());
      for (int next = 1; next < bins.size(); next++) {
        assertThat(bins.get(next - 1).highestProbability())
            .isLessThan(bins.get(next).lowestProbability());
      }
    }
  }

  @Test
  void shouldHaveOneBinForAConstantProbabilityAndNoneWithoutRows() {
    assertThat(CalibrationCurve.of(ScoredRows.of(Rows.drawn(50, 1, p -> 0.2))).bins()).hasSize(1);

    CalibrationCurve empty = CalibrationCurve.of(ScoredRows.of(List.of()));
    assertThat(empty.bins()).isEmpty();
    assertThat(empty.noiseFloor(1)).isEmpty();
    assertThat(empty.expectedCalibrationError().isDefined()).isFalse();
  }

  @Test
  void shouldAverageTheDistanceOverRows() {
    // A bin of 30 at 0.2 with 9 events (distance 0.1), one of 10 at 0.9 with 6 (0.3):
    // (30 * 0.1 + 10 * 0.3) / 40 = 0.15.
    List<ScoredRow> rows = new ArrayList<>();
    IntStream.range(0, 30).forEach(i -> rows.add(Rows.row("low" + i, 0.2, i < 9)));
    IntStream.range(0, 10).forEach(i -> rows.add(Rows.row("high" + i, 0.9, i < 6)));

    Metric error = CalibrationCurve.of(ScoredRows.of(rows)).expectedCalibrationError();

    assertThat(error.orElseThrow()).isCloseTo(0.15, within(1e-12));
    assertThat(error.support()).isEqualTo(40);
  }

  /** Reference: 4,000 simulations with NumPy of ten bins of equal mass, p even over 0 to 1. */
  @ParameterizedTest
  @CsvSource({"200, 0.0708, 0.1009", "1000, 0.0314, 0.0449", "5000, 0.0142, 0.0201"})
  void shouldKnowTheErrorOfAPerfectModel(int n, double mean, double p95) {
    CalibrationCurve curve = CalibrationCurve.of(ScoredRows.of(Rows.drawn(n, 2, p -> p)));

    NoiseFloor floor = curve.noiseFloor(3).orElseThrow();

    assertThat(floor.mean()).isCloseTo(mean, within(0.06 * mean));
    assertThat(floor.p95()).isCloseTo(p95, within(0.08 * p95));
    assertThat(curve.noiseFloor(3)).contains(floor);
  }

  @Test
  void shouldTellAnOverconfidentModelFromAPerfectOne() {
    CalibrationCurve overconfident =
        CalibrationCurve.of(ScoredRows.of(Rows.drawn(5000, 4, p -> Rows.stretched(p, 2))));
    CalibrationCurve perfect = CalibrationCurve.of(ScoredRows.of(Rows.drawn(5000, 4, p -> p)));

    assertThat(overconfident.expectedCalibrationError().orElseThrow())
        .isGreaterThan(overconfident.noiseFloor(5).orElseThrow().p95());
    assertThat(perfect.expectedCalibrationError().orElseThrow())
        .isLessThan(perfect.noiseFloor(5).orElseThrow().p95());
  }
}
