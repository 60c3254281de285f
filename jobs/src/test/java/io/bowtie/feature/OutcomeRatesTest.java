package io.bowtie.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeRatesTest {
  private static final LocalDate MARCH = LocalDate.parse("2026-03-01");
  private static final RateEvent REFERRAL = event("referral", "2026-02-01", 30, 15);
  private static final RateEvent WEBINAR = event("webinar", "2026-02-10", 70, 10);

  @Test
  void shouldShrinkAValueTowardsTheRateOfAll() {
    OutcomeRates rates = OutcomeRates.of(List.of(REFERRAL, WEBINAR));

    // (15 + 20 x 25/100) / (30 + 20)
    assertThat(rates.rate("source", "referral", MARCH, List.of()).getAsDouble())
        .isEqualTo(0.4, within(1e-12));
  }

  @Test
  void shouldGiveAValueNeverSeenTheRateOfAll() {
    OutcomeRates rates = OutcomeRates.of(List.of(REFERRAL, WEBINAR));

    assertThat(rates.rate("source", "fair", MARCH, List.of()).getAsDouble())
        .isEqualTo(0.25, within(1e-12));
  }

  @Test
  void shouldLeaveOutTheAskingAccountsOwnCases() {
    OutcomeRates rates = OutcomeRates.of(List.of(REFERRAL, WEBINAR));

    // Without 10 won referrals: (5 + 20 x 15/90) / (20 + 20)
    assertThat(
            rates
                .rate("source", "referral", MARCH, List.of(event("referral", "2026-02-01", 10, 10)))
                .getAsDouble())
        .isEqualTo((5 + 20 * 15 / 90.0) / 40, within(1e-12));
  }

  @Test
  void shouldKnowNothingOfOutcomesRecordedLater() {
    OutcomeRates rates = OutcomeRates.of(List.of(REFERRAL, event("referral", "2026-03-02", 9, 9)));
    OutcomeRates without = OutcomeRates.of(List.of(REFERRAL));

    assertThat(rates.rate("source", "referral", MARCH, List.of()))
        .isEqualTo(without.rate("source", "referral", MARCH, List.of()));
  }

  @Test
  void shouldBeMissingBeforeTheFirstOutcome() {
    OutcomeRates rates = OutcomeRates.of(List.of(REFERRAL));

    assertThat(rates.rate("source", "referral", LocalDate.parse("2026-01-31"), List.of()))
        .isEmpty();
  }

  private static RateEvent event(String source, String day, long cases, long wins) {
    return new RateEvent("source", source, LocalDate.parse(day), cases, wins);
  }
}
