package io.bowtie.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibratorTest {

  @Test
  void shouldReadPlattsLineAsLogOdds() {
    Calibrator platt = new Calibrator.Platt(-0.5, 2, 1000);

    assertThat(platt.probability(0.25)).isEqualTo(0.5, within(1e-12));
    assertThat(platt.probability(1)).isEqualTo(1 / (1 + Math.exp(-1.5)), within(1e-12));
  }

  @Test
  void shouldDrawStraightLinesBetweenTheStepsAndStayLevelBeyondThem() {
    Calibrator isotonic =
        new Calibrator.Isotonic(List.of(-1.0, 0.0, 1.0), List.of(0.2, 0.4, 0.8), 2000);

    assertThat(isotonic.probability(-5)).isEqualTo(0.2, within(1e-12));
    assertThat(isotonic.probability(-0.5)).isEqualTo(0.3, within(1e-12));
    assertThat(isotonic.probability(0.25)).isEqualTo(0.5, within(1e-12));
    assertThat(isotonic.probability(1)).isEqualTo(0.8, within(1e-12));
    assertThat(isotonic.probability(5)).isEqualTo(0.8, within(1e-12));
  }

  @Test
  void shouldKeepAsFarFromCertaintyAsItsRowsDemand() {
    assertThat(new Calibrator.Platt(0, 1, 50).probability(100)).isEqualTo(0.99, within(1e-12));
    assertThat(new Calibrator.Isotonic(List.of(0.0), List.of(0.0), 1000).probability(0))
        .isEqualTo(0.0005, within(1e-12));
  }

  @Test
  void shouldNeverFallWhenTheLogOddsRise() {
    Calibrator isotonic =
        new Calibrator.Isotonic(List.of(-1.0, 0.0, 1.0), List.of(0.2, 0.2, 0.8), 2000);
    double former = 0;
    for (double logOdds = -2; logOdds <= 2; logOdds += 0.01) {
      double now = isotonic.probability(logOdds);
      assertThat(now).isGreaterThanOrEqualTo(former);
      former = now;
    }
  }

  /** Where the rate rises sixfold, moving the scores along the steps would tie most of them. */
  @Test
  void shouldTellApartAfterAMoveWhatItToldApartBefore() {
    for (Calibrator before :
        List.of(
            new Calibrator.Platt(0.8, 0.7, 5000),
            new Calibrator.Isotonic(List.of(-2.0, 0.0, 1.0), List.of(0.02, 0.5, 0.9), 5000))) {
      for (double by : List.of(-1.5, 1.5)) {
        Calibrator after = before.moved(by);
        for (double logOdds = -2; logOdds < 1; logOdds += 0.1) {
          double there = before.probability(logOdds);
          assertThat(before.probability(logOdds + 0.1)).isGreaterThan(there);
          assertThat(after.probability(logOdds + 0.1)).isGreaterThan(after.probability(logOdds));
        }
        assertThat(after.probability(0) > before.probability(0)).isEqualTo(by > 0);
      }
    }
  }

  @Test
  void shouldKeepItsShapeAndTakeTheLevelOfTheModelThatWasFittedAgain() {
    List<CalibrationRow> again = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      again.add(new CalibrationRow("e" + i, (i % 40 - 20) / 10.0, i % 4 == 0));
    }
    List<Calibrator> learned =
        List.of(
            new Calibrator.Platt(0.8, 0.7, 500),
            new Calibrator.Isotonic(List.of(-2.0, 0.0, 1.0), List.of(0.02, 0.5, 0.9), 2000));

    for (Calibrator before : learned) {
      Calibrator after = FitCalibrator.levelled(before, again);

      assertThat(again.stream().mapToDouble(row -> after.probability(row.logOdds())).sum())
          .isCloseTo(100, within(1e-4));
      assertThat(after.rows()).isEqualTo(before.rows());
    }
    assertThat(((Calibrator.Platt) FitCalibrator.levelled(learned.get(0), again)).slope())
        .isEqualTo(0.7);
  }
}
