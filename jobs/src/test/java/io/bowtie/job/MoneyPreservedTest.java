package io.bowtie.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.config.BowtieConf;
import io.bowtie.generate.Settings;
import io.bowtie.store.TableStore;
import io.bowtie.testkit.SparkSupport;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The money law on a messy generated company: what bronze holds, added up in plain Java by
 * currency, is what silver holds and what is accounted for beside it.
 */
@ExtendWith(SparkSupport.class)
class MoneyPreservedTest {
  private static final String NIGHT = "2026-06-30";

  /**
   * An entity with money and the raw column that it comes from.
   *
   * @param entity in silver
   * @param amount its column there
   * @param raw bronze table
   * @param rawAmount column there
   * @param rawCurrency column there
   * @param isInCents whether the raw amount is
   */
  private record Money(
      String entity,
      String amount,
      String raw,
      String rawAmount,
      String rawCurrency,
      boolean isInCents) {}

  private static final List<Money> MONEY =
      List.of(
          new Money(
              "deals", "amount", "bronze.crm__opportunity", "Amount", "CurrencyIsoCode", false),
          new Money(
              "subscriptions",
              "mrr_amount",
              "bronze.billing__subscription",
              "mrr_cents",
              "currency",
              true),
          new Money(
              "invoices", "amount", "bronze.billing__invoice", "total_cents", "currency", true));

  private static final Set<String> ENTITIES =
      Set.of("accounts", "source_accounts", "stages", "deals", "subscriptions", "invoices");

  @Test
  void shouldKeepEveryCentOfAMessyCompany(
      SparkSession spark, TableStore store, @TempDir Path folder) throws IOException {
    BowtieConf conf =
        DemoCompany.in(
            folder, Settings.demo().withSize(0.05), "sources { usage = null, support = null }");
    billSomeInEuros(folder.resolve("data/billing"));
    RunContext night = TestNight.over(spark, store).conf(conf).asOf(NIGHT);
    new IngestJob().run(night);

    assertThat(ConformJob.conformed(night, Optional.of(ENTITIES)))
        .hasSameSizeAs(ENTITIES)
        .allSatisfy(result -> assertThat(result.blocked()).isEmpty());

    Dataset<Row> checks = store.readRaw("gold.quality_checks").orElseThrow();

    for (Money money : MONEY) {
      Map<String, BigDecimal> bronze = inBronze(store, money);
      Map<String, BigDecimal> silver = inSilver(store, money);
      Map<String, BigDecimal> leftOut = new TreeMap<>();
      for (Row check :
          checks
              .where("rule = 'money_preserved' and entity = '" + money.entity() + "'")
              .collectAsList()) {
        String currency = check.<String>getAs("column_name").replace(money.amount(), "").strip();
        String detail = check.getAs("detail");
        assertThat(check.<String>getAs("outcome")).as(detail).isEqualTo("pass");
        assertThat(detail)
            .startsWith(bronze.get(currency).setScale(2) + " " + currency + " mapped");
        leftOut.put(currency, leftOut(detail));
      }

      assertThat(bronze).as(money.entity()).isNotEmpty();
      assertThat(leftOut.keySet()).isEqualTo(bronze.keySet());
      bronze.forEach(
          (currency, sum) ->
              assertThat(silver.get(currency).add(leftOut.get(currency)))
                  .as(money.entity() + " in " + currency)
                  .isEqualByComparingTo(sum));
    }
    assertThat(checks.where("rule = 'money_preserved' and detail like '%superseded%'").count())
        .as("entities with superseded versions")
        .isPositive();
    assertThat(checks.where("rule = 'money_preserved' and column_name like '%EUR'").count())
        .as("entities in another currency")
        .isPositive();
  }

  /** A third of what is billed, always the same for an id. */
  private static void billSomeInEuros(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        List<String> lines =
            Files.readAllLines(file).stream()
                .map(
                    line ->
                        line.split(",", 2)[0].hashCode() % 3 == 0
                            ? line.replace(",usd,", ",eur,")
                            : line)
                .toList();
        Files.write(file, lines);
      }
    }
  }

  private static Map<String, BigDecimal> inBronze(TableStore store, Money money) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    store
        .readRaw(money.raw())
        .orElseThrow()
        .select(money.rawAmount(), money.rawCurrency())
        .collectAsList()
        .forEach(
            row -> {
              String currency =
                  row.isNullAt(1) ? "" : row.getString(1).strip().toUpperCase(Locale.ROOT);
              sums.merge(currency, number(row.getString(0), money.isInCents()), BigDecimal::add);
            });
    return sums;
  }

  private static Map<String, BigDecimal> inSilver(TableStore store, Money money) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    store
        .readRaw("silver." + money.entity())
        .orElseThrow()
        .select(money.amount(), "currency")
        .collectAsList()
        .forEach(
            row ->
                sums.merge(
                    row.isNullAt(1) ? "" : row.getString(1),
                    row.isNullAt(0) ? BigDecimal.ZERO : row.getDecimal(0),
                    BigDecimal::add));
    return sums;
  }

  /** Text in a money column is no money. */
  private static BigDecimal number(String text, boolean isInCents) {
    if (text == null || !text.strip().matches("-?\\d+(\\.\\d+)?")) {
      return BigDecimal.ZERO;
    }
    BigDecimal number = new BigDecimal(text.strip());
    return isInCents ? number.movePointLeft(2) : number;
  }

  /** What the check says is in no version. */
  private static BigDecimal leftOut(String detail) {
    String parts = detail.substring(detail.indexOf(" = ") + 3, detail.length() - 1);
    BigDecimal sum = BigDecimal.ZERO;
    for (String part : parts.split(" \\+ ", -1)) {
      if (!part.endsWith("current")
          && !part.endsWith("superseded")
          && !part.endsWith("deleted or merged")) {
        sum = sum.add(new BigDecimal(part.substring(0, part.indexOf(' '))));
      }
    }
    return sum;
  }
}
