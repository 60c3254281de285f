package io.bowtie.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.testkit.SparkSupport;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What Salesforce says of currencies, as rates of each day. */
@ExtendWith(SparkSupport.class)
class SalesforceRatesTest {
  private final SparkSession spark;

  SalesforceRatesTest(SparkSession spark) {
    this.spark = spark;
  }

  @Test
  void shouldTurnDatedRatesIntoOneADay() {
    assertThat(
            MappedSource.of(spark, "salesforce")
                .with(
                    currencies(),
                    RawRows.of(
                            "dated_conversion_rate",
                            "IsoCode, ConversionRate, StartDate, NextStartDate")
                        .row("EUR | 0.8 | 2026-06-27 | 2026-06-29")
                        .row("EUR | 0.5 | 2026-06-29 | 9999-12-31")
                        .row("EUR | none | 2026-06-01 | 2026-06-27"))
                .entity("fx_rates")
                .isSound()
                .lines("currency", "rate_date", "rate_to_reporting"))
        .containsExactly(
            "EUR | 2026-06-27 | 1.25",
            "EUR | 2026-06-28 | 1.25",
            "EUR | 2026-06-29 | 2.0",
            "EUR | 2026-06-30 | 2.0",
            "GBP | 2026-06-30 | 1.6");
  }

  @Test
  void shouldTakeARateWithoutADateFromTheDayItLanded() {
    assertThat(
            MappedSource.of(spark, "salesforce")
                .with(currencies())
                .entity("fx_rates")
                .isSound()
                .lines("currency", "rate_date", "rate_to_reporting"))
        .containsExactly("EUR | 2026-06-30 | 1.25", "GBP | 2026-06-30 | 1.6");
  }

  /** The corporate currency has no dated rate: it is 1 from the first dated day on. */
  @Test
  void shouldKnowTheCorporateCurrencyOnEveryDayOfTheDatedRates() {
    assertThat(
            MappedSource.of(spark, "salesforce")
                .with(
                    new RawRows(
                            "currency_type",
                            "2026-06-30",
                            "iso_code,conversion_rate,is_active,is_corporate\n")
                        .row("USD | 1 | true | true")
                        .row("GBP | 0.625 | true | false"),
                    RawRows.of(
                            "dated_conversion_rate",
                            "IsoCode, ConversionRate, StartDate, NextStartDate")
                        .row("EUR | 0.8 | 2026-06-29 | 9999-12-31"))
                .entity("fx_rates")
                .isSound()
                .lines("currency", "rate_date", "rate_to_reporting"))
        .containsExactly(
            "EUR | 2026-06-29 | 1.25",
            "EUR | 2026-06-30 | 1.25",
            "GBP | 2026-06-30 | 1.6",
            "USD | 2026-06-29 | 1.0",
            "USD | 2026-06-30 | 1.0");
  }

  private static RawRows currencies() {
    return new RawRows("currency_type", "2026-06-30", "iso_code,conversion_rate,is_active\n")
        .row("EUR | 0.8 | true")
        .row("GBP | 0.625 | true")
        .row("CHF | 0 | true")
        .row("SEK | 9 | false");
  }
}
