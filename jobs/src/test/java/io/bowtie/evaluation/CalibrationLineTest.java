package io.bowtie.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationLineTest {
  private static final ClusterBootstrap BOOTSTRAP = new ClusterBootstrap(200, 1);

  /** Reference: statsmodels 0.15.0, Logit of the dozen's outcomes on their log-odds. */
  @Test
  void shouldAgreeWithStatsmodels() {
    CalibrationLine line = CalibrationLine.of(ScoredRows.of(Rows.dozen()), BOOTSTRAP);

    assertThat(line.slope().orElseThrow()).isCloseTo(0.7248998317716484, within(1e-8));
    assertThat(line.intercept().orElseThrow()).isCloseTo(-0.5424832657788919, within(1e-8));
    assertThat(line.slope().support()).isEqualTo(12);
  }

  @Test
  void shouldHaveSlopeOneForRightProbabilities() {
    CalibrationLine line =
        CalibrationLine.of(ScoredRows.of(Rows.drawn(3000, 2, p -> p)), BOOTSTRAP);

    assertThat(line.slope().interval().orElseThrow().contains(1)).isTrue();
    assertThat(line.intercept().interval().orElseThrow().contains(0)).isTrue();
  }

  @Test
  void shouldHaveSlopeOneHalfForLogOddsTwiceTooFar() {
    ScoredRows rows = ScoredRows.of(Rows.drawn(3000, 2, p -> Rows.stretched(p, 2)));

    Interval slope = CalibrationLine.of(rows, BOOTSTRAP).slope().interval().orElseThrow();

    assertThat(slope.contains(0.5)).isTrue();
    assertThat(slope.isBelow(0.8)).isTrue();
  }

  @Test
  void shouldBeUndefinedWhereNoLineExists() {
    List<ScoredRow> parted = List.of(Rows.row("a", 0.2, false), Rows.row("b", 0.8, true));

    CalibrationLine ofParted = CalibrationLine.of(ScoredRows.of(parted), BOOTSTRAP);
    assertThat(ofParted.slope().reason()).contains("no line exists");
    assertThat(ofParted.intercept().isDefined()).isFalse();
    assertThat(CalibrationLine.of(ScoredRows.of(List.of()), BOOTSTRAP).slope().reason())
        .isEqualTo("there are no test rows");
  }
}
