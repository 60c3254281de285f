package io.bowtie.silver;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.Tables;
import io.bowtie.quality.CheckResult;
import java.util.List;
import java.util.function.Predicate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Whether every amount can be told in the reporting currency. What cannot is in no sum and no
 * feature, and the gate says so; nothing is converted at 1.
 */
public final class RateChecks {
  /** The rule that this class speaks for. */
  public static final String RULE = "exchange_rate";

  private static final List<Money> MONEY =
      List.of(
          new Money(Deals.ENTITY, "amount", "closed_at"),
          new Money(Subscriptions.ENTITY, "mrr_amount", "started_at"),
          new Money(Invoices.ENTITY, "amount", "issued_at"));

  private RateChecks() {}

  /**
   * Where an entity has money.
   *
   * @param entity that has it
   * @param amount its column
   * @param factTime when the amount became a fact, to be converted at that day
   */
  private record Money(Entity entity, String amount, String factTime) {

    /** A fact converts at its own day, what is open or runs on at the as-of. */
    Column day(AsOf asOf) {
      Column factDay = coalesce(col(factTime).cast("date"), lit(asOf.date()));
      return entity.equals(Subscriptions.ENTITY)
          ? lit(asOf.date())
          : when(factDay.gt(lit(asOf.date())), lit(asOf.date())).otherwise(factDay);
    }
  }

  /**
   * One result per source and entity with money.
   *
   * @param isDelivered whether any source has delivered the entity
   */
  public static List<CheckResult> of(
      Tables silver, Predicate<Entity> isDelivered, AsOf asOf, ExchangeRates rates) {
    return CountedRows.results(
        RULE,
        MONEY.stream().map(Money::entity).toList(),
        isDelivered,
        entity -> counted(silver, moneyOf(entity), asOf, rates),
        row -> detail(row, rates.reportingCurrency()));
  }

  private static Money moneyOf(Entity entity) {
    return MONEY.stream().filter(money -> money.entity().equals(entity)).findFirst().orElseThrow();
  }

  private static Dataset<Row> counted(Tables silver, Money money, AsOf asOf, ExchangeRates rates) {
    Column isMissing = col(ExchangeRates.REPORTING_AMOUNT).isNull();
    Dataset<Row> amounts =
        SilverAsOf.latest(silver, money.entity(), asOf).where(col(money.amount()).isNotNull());
    return rates
        .converted(amounts.withColumn("_day", money.day(asOf)), money.amount(), col("_day"), asOf)
        .groupBy("source")
        .agg(
            lit(money.entity().name()).as("entity"),
            lit(money.amount()).as("column_name"),
            count(lit(1)).as("checked"),
            count_if(isMissing).as("failed"),
            array_join(array_sort(collect_set(when(isMissing, col("currency")))), ", ")
                .as("currencies"),
            min(when(isMissing, col("_day"))).cast("string").as("first_day"),
            max(when(isMissing, col("_day"))).cast("string").as("last_day"));
  }

  private static String detail(Row row, String reportingCurrency) {
    return CountedRows.failed(row) == 0
        ? "Every amount can be told in " + reportingCurrency + "."
        : "Amount(s) without a rate to "
            + reportingCurrency
            + ": "
            + row.getAs("currencies")
            + ", from "
            + row.getAs("first_day")
            + " to "
            + row.getAs("last_day")
            + "; left out of sums and features. Deliver fx_rates for these days.";
  }
}
