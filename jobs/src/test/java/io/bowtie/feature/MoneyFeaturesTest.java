package io.bowtie.feature;

import static io.bowtie.feature.Facts.aDeal;
import static io.bowtie.feature.Facts.aSubscription;
import static io.bowtie.feature.Facts.anAccount;
import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.silver.ExchangeRates;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MoneyFeaturesTest {
  private static final Facts DEAL =
      aDeal("d1")
          .with("created_at", "2026-01-05")
          .with("amount", 100)
          .with("currency", "EUR")
          .recordedOn("2026-01-05");

  @Test
  void shouldConvertAnOpenAmountAtTheRateOfEachDay() {
    List<Observed> looks =
        Looks.at(
            "deal",
            Facts.timeline("acme", DEAL),
            "2026-01-17",
            Looks.NO_RATES,
            rates(rate("2026-01-05", 1.5), rate("2026-01-14", 2)));

    assertThat(value("amount", "deal", "2026-01-08", looks)).isEqualTo(Optional.of(150.0));
    assertThat(value("amount", "deal", "2026-01-17", looks)).isEqualTo(Optional.of(200.0));
  }

  @Test
  void shouldNotTellAnAmountWithoutARate() {
    List<Observed> looks = Looks.at("deal", Facts.timeline("acme", DEAL), "2026-01-17");

    assertThat(value("amount", "deal", "2026-01-17", looks)).isEmpty();
  }

  @Test
  void shouldNeverAddUpCurrenciesAsIfTheyWereOne() {
    Timeline timeline =
        Facts.timeline(
            "acme",
            anAccount("acme").recordedOn("2026-01-01"),
            aSubscription("s1").with("started_at", "2026-01-01").recordedOn("2026-01-01"),
            aSubscription("s2")
                .with("currency", "EUR")
                .with("started_at", "2026-01-01")
                .recordedOn("2026-01-01"));

    assertThat(
            value(
                "mrr_amount",
                "churn",
                "2026-01-31",
                Looks.at(
                    "churn",
                    timeline,
                    "2026-01-31",
                    Looks.NO_RATES,
                    rates(rate("2026-01-30", 1.25)))))
        .isEqualTo(Optional.of(225.0));
    assertThat(
            value("mrr_amount", "churn", "2026-01-31", Looks.at("churn", timeline, "2026-01-31")))
        .isEmpty();
  }

  private static Optional<?> value(
      String feature, String useCase, String day, List<Observed> looks) {
    return Looks.value(feature, Looks.on(day, looks), useCase);
  }

  private static ExchangeRates rates(ExchangeRates.Rate... rates) {
    return ExchangeRates.of(Looks.DOLLARS, List.of(rates));
  }

  private static ExchangeRates.Rate rate(String day, double value) {
    return new ExchangeRates.Rate("EUR", LocalDate.parse(day), Facts.at(day), value);
  }
}
