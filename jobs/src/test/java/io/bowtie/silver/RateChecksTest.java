package io.bowtie.silver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.bowtie.contract.AsOf;
import io.bowtie.quality.CheckResult;
import io.bowtie.quality.Outcome;
import io.bowtie.testkit.InMemoryTables;
import io.bowtie.testkit.Rows;
import io.bowtie.testkit.SparkSupport;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSupport.class)
class RateChecksTest {
  private static final AsOf NIGHT = AsOf.parse("2026-06-30");
  private static final ExchangeRates RATES =
      ExchangeRates.of(
          new ExchangeRates.Denomination("USD", 10),
          List.of(rate("EUR", "2026-02-01"), rate("EUR", "2026-06-30")));

  private final SparkSession spark;
  private final Rows invoices = Rows.of(Invoices.ENTITY.versions());
  private final Rows subscriptions = Rows.of(Subscriptions.ENTITY.versions());

  RateChecksTest(SparkSession spark) {
    this.spark = spark;
  }

  @Test
  void shouldPassWhereEveryAmountHasARateOnItsDay() {
    invoice("i1", "USD", "2020-01-01");
    invoice("i2", "EUR", "2026-02-03");

    assertThat(checks())
        .singleElement()
        .satisfies(
            check -> {
              assertThat(check.outcome()).isEqualTo(Outcome.PASS);
              assertThat(check.checkedRows()).isEqualTo(2);
            });
  }

  @Test
  void shouldNameCurrenciesAndDaysWithoutARate() {
    invoice("i1", "EUR", "2026-02-03");
    invoice("i2", "EUR", "2026-03-03");
    invoice("i3", "GBP", "2026-04-03");

    assertThat(checks())
        .singleElement()
        .satisfies(
            check -> {
              assertThat(check.outcome()).isEqualTo(Outcome.CAVEAT);
              assertThat(check.failedRows()).isEqualTo(2);
              assertThat(check.detail()).contains("EUR, GBP, from 2026-03-03 to 2026-04-03");
            });
  }

  @Test
  void shouldConvertWhatRunsOnAtTheAsOf() {
    subscriptions.row(
        "subscription_id", "s1",
        "started_at", "2026-03-03",
        "mrr_amount", "10",
        "currency", "EUR",
        "source", "billing",
        "recorded_at", "2026-06-01",
        "landed_on", "2026-06-01",
        "is_deleted", "false",
        "row_hash", "h",
        "run_id", "run");

    assertThat(checks()).extracting(CheckResult::outcome).containsExactly(Outcome.PASS);
  }

  @Test
  void shouldSayWhatASourcesRatesAreRelativeTo() {
    assertThat(bases(rate("EUR", 1.5), rate("USD", 1)))
        .extracting(CheckResult::outcome, CheckResult::detail)
        .containsExactly(tuple(Outcome.PASS, "These rates are units of USD."));
    assertThat(bases(rate("EUR", 1), rate("USD", 0.8), rate("GBP", 1.2)))
        .extracting(CheckResult::outcome, CheckResult::checkedRows, CheckResult::detail)
        .containsExactly(
            tuple(
                Outcome.PASS,
                2L,
                "These rates are relative to EUR: the own rate of USD was 0.8 on 2026-06-30. All"
                    + " are divided by it."));
  }

  @Test
  void shouldWarnWhereTheReportingCurrencyIsNotAmongTheRates() {
    assertThat(bases(rate("EUR", 1), rate("GBP", 1.2)))
        .singleElement()
        .satisfies(
            check -> {
              assertThat(check.outcome()).isEqualTo(Outcome.CAVEAT);
              assertThat(check.failedRows()).isEqualTo(2);
              assertThat(check.detail())
                  .contains("relative to EUR", "none of them counts", "Deliver the rate of USD");
            });
    assertThat(bases(rate("EUR", 1.1), rate("GBP", 1.2)))
        .singleElement()
        .satisfies(
            check -> {
              assertThat(check.outcome()).isEqualTo(Outcome.CAVEAT);
              assertThat(check.detail()).contains("taken as units of USD", "Deliver one for USD");
            });
  }

  private static List<CheckResult> bases(ExchangeRates.Rate... rates) {
    return RateChecks.bases(
        ExchangeRates.of(new ExchangeRates.Denomination("USD", 10), List.of(rates)), NIGHT);
  }

  private static ExchangeRates.Rate rate(String currency, double value) {
    return new ExchangeRates.Rate("crm", currency, NIGHT.date(), Instant.EPOCH, value);
  }

  private List<CheckResult> checks() {
    InMemoryTables silver =
        new InMemoryTables(spark)
            .put(Invoices.ENTITY.versions(), invoices)
            .put(Subscriptions.ENTITY.versions(), subscriptions);
    return RateChecks.of(silver, entity -> !entity.equals(Deals.ENTITY), NIGHT, RATES);
  }

  private void invoice(String id, String currency, String issued) {
    invoices.row(
        "invoice_id",
        id,
        "issued_at",
        issued,
        "amount",
        "10",
        "currency",
        currency,
        "source",
        "billing",
        "recorded_at",
        issued,
        "landed_on",
        issued,
        "is_deleted",
        "false",
        "row_hash",
        "h",
        "run_id",
        "run");
  }

  private static ExchangeRates.Rate rate(String currency, String day) {
    return new ExchangeRates.Rate(currency, LocalDate.parse(day), Instant.EPOCH, 1.5);
  }
}
