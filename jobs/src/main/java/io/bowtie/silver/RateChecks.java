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
import io.bowtie.quality.Outcome;
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

  /** The rule that says which currency a source's rates are relative to. */
  public static final String BASE_RULE = "rate_base";

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

  /**
   * One result per source of rates: which currency they are relative to, and whether they can be
   * told in the reporting currency. A caveat where they cannot, or where the source does not show
   * what they are relative to.
   */
  public static List<CheckResult> bases(ExchangeRates rates, AsOf asOf) {
    return rates.sources(asOf).stream()
        .filter(source -> source.rates() > 0)
        .map(source -> base(source, rates.reportingCurrency()))
        .toList();
  }

  private static CheckResult base(ExchangeRates.SourceRates source, String reporting) {
    boolean isUnstated = source.own().isEmpty() && source.alwaysOne().isEmpty();
    return new CheckResult(
        source.source(),
        FxRates.ENTITY.name(),
        BASE_RULE,
        "rate_to_reporting",
        source.lost() > 0 || isUnstated ? Outcome.CAVEAT : Outcome.PASS,
        source.rates(),
        isUnstated ? source.rates() : source.lost(),
        baseDetail(source, reporting));
  }

  private static String baseDetail(ExchangeRates.SourceRates source, String reporting) {
    String others = String.join(", ", source.alwaysOne());
    if (source.own().isEmpty()) {
      return others.isEmpty()
          ? "There is no rate for the reporting currency "
              + reporting
              + " among these rates. They are taken as units of "
              + reporting
              + ". Deliver one for "
              + reporting
              + " too: 1 if they are, otherwise its own rate, by which all are then divided."
          : "These rates are relative to "
              + others
              + ", whose rate is 1, and there is none for the reporting currency "
              + reporting
              + ": none of them counts. Deliver the rate of "
              + reporting
              + ", or set reporting-currency to "
              + others
              + ".";
    }
    ExchangeRates.Rate own = source.own().get();
    if (own.value() == 1) {
      return "These rates are units of " + reporting + ".";
    }
    return "These rates are relative to "
        + (others.isEmpty() ? "another currency than " + reporting : others)
        + ": the own rate of "
        + reporting
        + " was "
        + own.value()
        + " on "
        + own.day()
        + ". All are divided by it"
        + (source.lost() == 0
            ? "."
            : "; those of days without it count for nothing. Deliver the rate of "
                + reporting
                + " for these days too.");
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
