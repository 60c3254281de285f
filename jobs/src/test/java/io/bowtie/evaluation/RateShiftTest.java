package io.bowtie.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RateShiftTest {

  /**
   * Reference: statsmodels 0.15.0, {@code confint_proportions_2indep(30, 120, 50, 500,
   * method="newcomb", compare="diff")}.
   */
  @Test
  void shouldAgreeWithStatsmodels() {
    RateShift shift = RateShift.of(50, 500, 30, 120);

    assertThat(shift.difference().orElseThrow()).isCloseTo(0.15, within(1e-12));
    Interval interval = shift.difference().interval().orElseThrow();
    assertThat(interval.low()).isCloseTo(0.075079345127748, within(1e-9));
    assertThat(interval.high()).isCloseTo(0.237574053795157, within(1e-9));
  }

  @Test
  void shouldAlertAtADifferenceThatIsNoChanceAndGreatEnough() {
    RateShift shift = RateShift.of(50, 500, 30, 120);

    assertThat(shift.byDifference(0.1)).isEqualTo(DriftVerdict.ALERT);
    assertThat(shift.byDifference(0.2)).isEqualTo(DriftVerdict.WATCH);
    assertThat(shift.byRatio(2)).isEqualTo(DriftVerdict.ALERT);
    assertThat(shift.byRatio(3)).isEqualTo(DriftVerdict.WATCH);
  }

  @Test
  void shouldLeaveChanceAloneHoweverGreatItLooks() {
    assertThat(RateShift.of(1, 10, 3, 10).byRatio(1.5)).isEqualTo(DriftVerdict.OK);
  }

  @Test
  void shouldNotKnowWithoutRows() {
    RateShift shift = RateShift.of(50, 500, 0, 0);

    assertThat(shift.byRatio(1.5)).isEqualTo(DriftVerdict.UNKNOWN);
    assertThat(shift.difference().reason()).isEqualTo("there are no rows now");
    assertThat(DriftVerdict.UNKNOWN.or(DriftVerdict.OK)).isEqualTo(DriftVerdict.OK);
    assertThat(DriftVerdict.WATCH.or(DriftVerdict.ALERT)).isEqualTo(DriftVerdict.ALERT);
    assertThat(DriftVerdict.WATCH.or(DriftVerdict.UNKNOWN)).isEqualTo(DriftVerdict.WATCH);
  }
}
