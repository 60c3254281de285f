package io.bowtie.silver;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.contract.AsOf;
import io.bowtie.testkit.InMemoryTables;
import io.bowtie.testkit.Rows;
import io.bowtie.testkit.SparkSupport;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSupport.class)
class ExchangeRatesTest {
  private static final AsOf NIGHT = AsOf.parse("2026-06-30");

  private final SparkSession spark;
  private final Rows rates = Rows.of(FxRates.ENTITY.versions());

  ExchangeRatesTest(SparkSession spark) {
    this.spark = spark;
  }

  @Test
  void shouldTakeTheLastRateOfTheDayOrBefore() {
    rate("EUR", "2026-06-01", "1.10");
    rate("EUR", "2026-06-04", "1.20");

    assertThat(worth("EUR", "2026-06-03")).hasValue(1.10);
    assertThat(worth("eur ", "2026-06-04")).hasValue(1.20);
    assertThat(worth("EUR", "2026-06-14")).hasValue(1.20);
  }

  @Test
  void shouldHaveNoRateBeforeTheFirstNorAfterTheLastHasGrownOld() {
    rate("EUR", "2026-06-01", "1.10");

    assertThat(worth("EUR", "2026-05-31")).isEmpty();
    assertThat(worth("EUR", "2026-06-12")).isEmpty();
    assertThat(worth("GBP", "2026-06-01")).isEmpty();
  }

  @Test
  void shouldTakeTheReportingCurrencyAndAnUnnamedOneForOne() {
    rate("USD", "2026-06-01", "3");

    assertThat(worth("USD", "2026-06-01")).hasValue(1);
    assertThat(read().rate(Optional.empty(), LocalDate.parse("2001-01-01"), NIGHT)).hasValue(1);
  }

  @Test
  void shouldNotKnowARateThatIsRecordedLater() {
    rate("EUR", "2026-06-01", "1.10");
    rate("EUR", "2026-06-02", "1.20", "2026-06-20");
    rate("EUR", "2026-06-01", "1.15", "2026-06-20");

    assertThat(read().rate(Optional.of("EUR"), day("2026-06-03"), AsOf.parse("2026-06-19")))
        .hasValue(1.10);
    assertThat(read().rate(Optional.of("EUR"), day("2026-06-01"), NIGHT)).hasValue(1.15);
    assertThat(read().rate(Optional.of("EUR"), day("2026-06-03"), NIGHT)).hasValue(1.20);
  }

  @Test
  void shouldConvertAmountsToTheCentAndLeaveThoseWithoutARate() {
    rate("EUR", "2026-06-29", "1.07");
    Dataset<Row> amounts =
        spark.sql(
            "select * from values ('a', 100.01, 'EUR'), ('b', 5.00, null), ('c', 7.00, 'GBP'),"
                + " ('d', null, 'EUR') as t(id, amount, currency)");

    assertThat(
            read()
                .converted(amounts, "amount", lit(NIGHT.date()), NIGHT)
                .orderBy("id")
                .select(col(ExchangeRates.REPORTING_AMOUNT).cast("string"))
                .collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly("107.0107", "5.0000", null, null);
  }

  /** Features ask for one rate, queries join spans: both must say the same. */
  @Test
  void shouldSayTheSameToQueriesAsToFeatures() {
    SplittableRandom random = new SplittableRandom(7);
    LocalDate first = day("2026-05-01");
    for (int rate = 0; rate < 12; rate++) {
      LocalDate on = first.plusDays(random.nextInt(60));
      rate(
          "EUR",
          on.toString(),
          String.valueOf(1 + random.nextInt(100)),
          on.plusDays(random.nextInt(20)).toString());
    }
    ExchangeRates read = read();
    List<Row> spans = read.spans(spark, NIGHT).where("currency = 'EUR'").collectAsList();

    int found = 0;
    for (LocalDate on = first; !on.isAfter(NIGHT.date()); on = on.plusDays(1)) {
      LocalDate asked = on;
      OptionalDouble inSpans =
          spans.stream()
              .filter(span -> !span.<LocalDate>getAs("valid_from").isAfter(asked))
              .filter(span -> !span.<LocalDate>getAs("valid_to").isBefore(asked))
              .mapToDouble(span -> span.getDecimal(3).doubleValue())
              .reduce((one, other) -> Double.NaN);
      assertThat(inSpans).as(on.toString()).isEqualTo(read.rate(Optional.of("EUR"), on, NIGHT));
      found += inSpans.isPresent() ? 1 : 0;
    }
    assertThat(found).isGreaterThan(20);
  }

  /** USD is reported, GBP is the corporate currency of the CRM: 1 GBP = 1.25 USD = 100 JPY. */
  @Test
  void shouldRebaseRatesThatASourceTellsRelativeToAnotherCurrency() {
    rateOf("crm", "GBP", "2026-06-01", "1");
    rateOf("crm", "USD", "2026-06-01", "0.8");
    rateOf("crm", "JPY", "2026-06-01", "0.01");
    rateOf("crm", "USD", "2026-06-04", "0.5");
    rateOf("crm", "GBP", "2026-06-04", "1");

    assertThat(worth("GBP", "2026-06-01")).hasValue(1.25);
    assertThat(worth("JPY", "2026-06-01")).hasValue(0.0125);
    assertThat(worth("GBP", "2026-06-05")).hasValue(2);
    assertThat(worth("USD", "2026-06-01")).hasValue(1);
    assertThat(read().spans(spark, NIGHT).where("currency = 'GBP'").orderBy("valid_from"))
        .satisfies(
            spans ->
                assertThat(spans.select(col("rate").cast("string")).collectAsList())
                    .extracting(row -> row.getString(0))
                    .containsExactly("1.2500000000", "2.0000000000"));
  }

  @Test
  void shouldHaveNoRateWhereTheSourceGivesNoneForTheReportingCurrency() {
    rateOf("crm", "GBP", "2026-06-01", "1");
    rateOf("crm", "JPY", "2026-06-01", "0.01");
    rateOf("bank", "CHF", "2026-06-01", "1.1");
    rateOf("crm", "CHF", "2026-06-01", "0.9");
    rateOf("crm", "GBP", "2026-06-02", "1");
    rateOf("bank", "GBP", "2026-06-02", "1.3");

    assertThat(worth("GBP", "2026-06-01")).isEmpty();
    assertThat(worth("GBP", "2026-06-02")).as("that of the source that can be told").hasValue(1.3);
    assertThat(worth("JPY", "2026-06-01")).isEmpty();
    assertThat(worth("CHF", "2026-06-01")).as("another source, another base").hasValue(1.1);
  }

  @Test
  void shouldNotRebaseByARateThatIsTooOldOrNotKnownYet() {
    rateOf("crm", "USD", "2026-06-01", "0.8");
    rateOf("crm", "GBP", "2026-06-20", "1");
    rate("JPY", "2026-06-01", "0.01");
    rate("USD", "2026-06-01", "0.5", "2026-06-20");

    assertThat(worth("GBP", "2026-06-20")).as("19 days, and 10 are allowed").isEmpty();
    assertThat(read().rate(Optional.of("JPY"), day("2026-06-01"), AsOf.parse("2026-06-19")))
        .hasValue(0.01);
    assertThat(worth("JPY", "2026-06-01")).hasValue(0.02);
  }

  private OptionalDouble worth(String currency, String day) {
    return read().rate(Optional.of(currency), day(day), NIGHT);
  }

  private ExchangeRates read() {
    return ExchangeRates.at(
        new InMemoryTables(spark).put(FxRates.ENTITY.versions(), rates),
        NIGHT,
        new ExchangeRates.Denomination("USD", 10));
  }

  private void rate(String currency, String day, String rate) {
    rate(currency, day, rate, day);
  }

  private void rate(String currency, String day, String rate, String recordedOn) {
    rate("bank", currency, day, rate, recordedOn);
  }

  private void rateOf(String source, String currency, String day, String rate) {
    rate(source, currency, day, rate, day);
  }

  private void rate(String source, String currency, String day, String rate, String recordedOn) {
    rates.row(
        "rate_date", day,
        "currency", currency,
        "rate_to_reporting", rate,
        "source", source,
        "recorded_at", recordedOn,
        "landed_on", "2026-06-30",
        "is_deleted", "false",
        "row_hash", rate,
        "run_id", "run");
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }
}
