package io.bowtie.silver;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.TableContract;
import io.bowtie.quality.CheckResult;
import io.bowtie.quality.Outcome;
import io.bowtie.testkit.InMemoryTables;
import io.bowtie.testkit.Rows;
import io.bowtie.testkit.SparkSupport;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSupport.class)
class IdentityCoverageTest {
  private static final AsOf NIGHT = AsOf.parse("2026-06-30");
  private static final ExchangeRates RATES =
      ExchangeRates.of(
          new ExchangeRates.Denomination("USD", 10),
          List.of(new ExchangeRates.Rate("EUR", LocalDate.parse("2026-06-30"), Instant.EPOCH, 2)));

  private final SparkSession spark;
  private final Rows subscriptions = Rows.of(Subscriptions.ENTITY.versions());
  private final Rows invoices = Rows.of(Invoices.ENTITY.versions());
  private final Rows usage = Rows.of(UsageDaily.ENTITY.versions());

  IdentityCoverageTest(SparkSession spark) {
    this.spark = spark;
  }

  @Test
  void shouldTellUnlinkedRevenueAndUsageInMoneyAndPercent() {
    subscription("s1", "A1", "60", "USD", null);
    subscription("s2", null, "20", "EUR", null);
    subscription("ended", null, "1000", "USD", "2026-06-01");
    invoice("i1", null, "30", "2026-05-01");
    invoice("i2", "A1", "90", "2026-05-01");
    invoice("old", null, "1000", "2024-05-01");
    use("A1", "2026-06-29", "5");
    use("A1", "2026-06-30", "5");

    Map<String, CheckResult> checks = checks();

    assertThat(checks.get("subscriptions").detail())
        .startsWith("40.00 of 100.00 USD of recurring revenue a month (40.0 %)");
    assertThat(checks.get("subscriptions").outcome()).isEqualTo(Outcome.CAVEAT);
    assertThat(checks.get("subscriptions").failedRows()).isEqualTo(1);
    assertThat(checks.get("subscriptions").checkedRows()).isEqualTo(2);
    assertThat(checks.get("invoices").detail())
        .startsWith("30.00 of 120.00 USD invoiced in the last 365 days (25.0 %)");
    assertThat(checks.get("usage_daily").outcome()).isEqualTo(Outcome.PASS);
    assertThat(checks.get("usage_daily").detail()).startsWith("All events in the last 90 days");
  }

  private Map<String, CheckResult> checks() {
    InMemoryTables silver =
        new InMemoryTables(spark)
            .put(Subscriptions.ENTITY.versions(), subscriptions)
            .put(Invoices.ENTITY.versions(), invoices)
            .put(UsageDaily.ENTITY.versions(), usage);
    return IdentityCoverage.of(silver, entity -> true, NIGHT, RATES).stream()
        .collect(Collectors.toMap(CheckResult::entity, Function.identity()));
  }

  private void subscription(String id, String account, String mrr, String currency, String ended) {
    put(
        subscriptions,
        Subscriptions.ENTITY.versions(),
        "subscription_id",
        id,
        "account_id",
        account,
        "mrr_amount",
        mrr,
        "currency",
        currency,
        "started_at",
        "2026-01-01",
        "ended_at",
        ended);
  }

  private void invoice(String id, String account, String amount, String issued) {
    put(
        invoices,
        Invoices.ENTITY.versions(),
        "invoice_id",
        id,
        "account_id",
        account,
        "amount",
        amount,
        "currency",
        "USD",
        "issued_at",
        issued);
  }

  private void use(String account, String day, String events) {
    put(
        usage,
        UsageDaily.ENTITY.versions(),
        "source_account_id",
        "w1",
        "account_id",
        account,
        "usage_date",
        day,
        "recorded_date",
        day,
        "feature",
        "core",
        "event_count",
        events);
  }

  private static void put(Rows rows, TableContract contract, String... cells) {
    Map<String, String> complete = new LinkedHashMap<>();
    for (int cell = 0; cell < cells.length; cell += 2) {
      complete.put(cells[cell], cells[cell + 1]);
    }
    complete.putAll(
        Map.of(
            "source", "billing",
            "recorded_at", "2026-06-30",
            "landed_on", "2026-06-30",
            "is_deleted", "false",
            "row_hash", "h",
            "run_id", "run"));
    rows.row(
        complete.entrySet().stream()
            .filter(cell -> cell.getValue() != null)
            .filter(cell -> contract.column(cell.getKey()).isPresent())
            .flatMap(cell -> Stream.of(cell.getKey(), cell.getValue()))
            .toArray(String[]::new));
  }
}
