package io.bowtie.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HysteresisTest {
  private static final LocalDate TONIGHT = LocalDate.parse("2026-06-30");
  private static final Optional<LocalDate> NEVER = Optional.empty();
  private static final Optional<LocalDate> LONG_AGO = Optional.of(TONIGHT.minusDays(20));

  private final Hysteresis above = new Hysteresis(AlertSide.AT_OR_ABOVE, 0.3, 0.05, 3);
  private final Hysteresis below = new Hysteresis(AlertSide.BELOW, 0.3, 0.05, 3);

  @Test
  void shouldRaiseAtTheThresholdAlone() {
    assertThat(above.standsSince(0.3, TONIGHT, NEVER)).contains(TONIGHT);
    assertThat(above.standsSince(0.29, TONIGHT, NEVER)).isEmpty();
    assertThat(below.standsSince(0.29, TONIGHT, NEVER)).contains(TONIGHT);
    assertThat(below.standsSince(0.3, TONIGHT, NEVER)).isEmpty();
  }

  @Test
  void shouldHoldUntilTheMarginIsLeft() {
    assertThat(above.standsSince(0.26, TONIGHT, LONG_AGO)).isEqualTo(LONG_AGO);
    assertThat(above.standsSince(0.24, TONIGHT, LONG_AGO)).isEmpty();
    assertThat(below.standsSince(0.34, TONIGHT, LONG_AGO)).isEqualTo(LONG_AGO);
    assertThat(below.standsSince(0.36, TONIGHT, LONG_AGO)).isEmpty();
  }

  @Test
  void shouldClearBeyondTheMarginAndNotAtIt() {
    Hysteresis exact = new Hysteresis(AlertSide.AT_OR_ABOVE, 0.5, 0.25, 0);

    assertThat(exact.standsSince(0.25, TONIGHT, LONG_AGO)).isEqualTo(LONG_AGO);
    assertThat(exact.standsSince(Math.nextDown(0.25), TONIGHT, LONG_AGO)).isEmpty();
  }

  @Test
  void shouldLetAnAlertOfARareEventClearThoughTheMarginIsWider() {
    Hysteresis rare = new Hysteresis(AlertSide.AT_OR_ABOVE, 0.04, 0.05, 0);
    Hysteresis nearlySure = new Hysteresis(AlertSide.BELOW, 0.98, 0.05, 0);

    assertThat(rare.clearsAt()).isEqualTo(0.02);
    assertThat(rare.standsSince(0.03, TONIGHT, LONG_AGO)).isEqualTo(LONG_AGO);
    assertThat(rare.standsSince(0.01, TONIGHT, LONG_AGO)).isEmpty();
    assertThat(nearlySure.clearsAt()).isEqualTo(0.99);
    assertThat(nearlySure.standsSince(0.995, TONIGHT, LONG_AGO)).isEmpty();
  }

  @Test
  void shouldStandForSomeNightsWhateverHappens() {
    assertThat(above.standsSince(0.01, TONIGHT, Optional.of(TONIGHT.minusDays(2)))).isPresent();
    assertThat(above.standsSince(0.01, TONIGHT, Optional.of(TONIGHT.minusDays(3)))).isEmpty();
  }

  @Test
  void shouldNotFlapWhereAProbabilityTremblesAroundTheThreshold() {
    Optional<LocalDate> since = NEVER;
    int changes = 0;
    for (int night = 0; night < 40; night++) {
      double probability = night % 2 == 0 ? 0.31 : 0.28;
      Optional<LocalDate> next = above.standsSince(probability, TONIGHT.plusDays(night), since);
      changes += next.isPresent() == since.isPresent() ? 0 : 1;
      since = next;
    }
    assertThat(changes).isEqualTo(1);
    assertThat(since).contains(TONIGHT);
  }
}
