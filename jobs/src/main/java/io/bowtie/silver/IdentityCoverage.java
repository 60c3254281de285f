package io.bowtie.silver;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.Tables;
import io.bowtie.quality.CheckResult;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How much revenue and usage is of customers that are linked to no account: recurring revenue of
 * the as-of, invoices of the last year, usage of the last ninety days.
 */
public final class IdentityCoverage {
  /** The rule that this class speaks for. */
  public static final String RULE = "identity_coverage";

  private static final int INVOICE_DAYS = 365;
  private static final int USAGE_DAYS = 90;

  private IdentityCoverage() {}

  /**
   * One result per source that delivers subscriptions, invoices or usage.
   *
   * @param isDelivered whether any source has delivered the entity
   */
  public static List<CheckResult> of(
      Tables silver, Predicate<Entity> isDelivered, AsOf asOf, ExchangeRates rates) {
    return CountedRows.results(
        RULE,
        List.of(Subscriptions.ENTITY, Invoices.ENTITY, UsageDaily.ENTITY),
        isDelivered,
        entity -> measured(silver, entity, asOf, rates),
        row -> detail(row, rates.reportingCurrency()));
  }

  private static Dataset<Row> measured(
      Tables silver, Entity entity, AsOf asOf, ExchangeRates rates) {
    Dataset<Row> rows = SilverAsOf.latest(silver, entity, asOf);
    return switch (entity.name()) {
      case "subscriptions" ->
          counted(
              rates.converted(running(rows, asOf), "mrr_amount", lit(asOf.date()), asOf),
              entity,
              "mrr_amount",
              col(ExchangeRates.REPORTING_AMOUNT));
      case "invoices" ->
          counted(
              rates.converted(
                  recent(rows, "issued_at", INVOICE_DAYS, asOf),
                  "amount",
                  col("issued_at").cast("date"),
                  asOf),
              entity,
              "amount",
              col(ExchangeRates.REPORTING_AMOUNT));
      default ->
          counted(
              // The day is part of the key: what is older need not be ranked first.
              SilverAsOf.latest(
                  recent(silver.read(entity.versions()), "usage_date", USAGE_DAYS, asOf),
                  entity,
                  asOf),
              entity,
              "event_count",
              col("event_count"));
    };
  }

  private static Dataset<Row> running(Dataset<Row> subscriptions, AsOf asOf) {
    return subscriptions
        .where(col("started_at").lt(lit(asOf.endExclusive())))
        .where(col("ended_at").isNull().or(col("ended_at").geq(lit(asOf.endExclusive()))));
  }

  private static Dataset<Row> recent(Dataset<Row> rows, String time, int days, AsOf asOf) {
    Column day = col(time).cast("date");
    return rows.where(day.gt(lit(asOf.date().minusDays(days))).and(day.leq(lit(asOf.date()))));
  }

  private static Dataset<Row> counted(
      Dataset<Row> rows, Entity entity, String column, Column amount) {
    Column isUnlinked = col("account_id").isNull();
    return rows.withColumn("_amount", amount.cast("double"))
        .groupBy("source")
        .agg(
            lit(entity.name()).as("entity"),
            lit(column).as("column_name"),
            count(lit(1)).as("checked"),
            count_if(isUnlinked).as("failed"),
            sum("_amount").as("whole"),
            sum(when(isUnlinked, col("_amount"))).as("unlinked_amount"));
  }

  private static String detail(Row row, String currency) {
    String what =
        switch (row.<String>getAs("column_name")) {
          case "mrr_amount" -> currency + " of recurring revenue a month";
          case "amount" -> currency + " invoiced in the last " + INVOICE_DAYS + " days";
          default -> "events in the last " + USAGE_DAYS + " days";
        };
    if (CountedRows.failed(row) == 0) {
      return "All " + what + " are of customers that are linked to an account.";
    }
    double whole = number(row, "whole");
    double part = number(row, "unlinked_amount");
    return String.format(
        Locale.ROOT,
        "%,.2f of %,.2f %s (%s) are of customers that are linked to no account; see"
            + " gold.identity_links for why.",
        part,
        whole,
        what,
        whole == 0 ? "no share" : String.format(Locale.ROOT, "%.1f %%", 100 * part / whole));
  }

  private static double number(Row row, String column) {
    return row.isNullAt(row.fieldIndex(column)) ? 0 : row.<Double>getAs(column);
  }
}
