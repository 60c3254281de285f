package io.bowtie.recommendation;

import static io.bowtie.silver.ExchangeRates.REPORTING_AMOUNT;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.ColumnType;
import io.bowtie.contract.Tables;
import io.bowtie.silver.Accounts;
import io.bowtie.silver.Deals;
import io.bowtie.silver.ExchangeRates;
import io.bowtie.silver.SilverAsOf;
import io.bowtie.silver.Subscriptions;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What is at stake with each scored entity, as of the night. */
final class Standings {
  private Standings() {}

  /**
   * The scores with {@code stake_amount}, {@code stake_currency}, {@code forecast_category} and
   * {@code is_strategic}; null where nobody knows. A deal is worth its amount, a customer the
   * recurring revenue of a year.
   */
  static Dataset<Row> withStandings(
      Dataset<Row> scores, Tables silver, AsOf asOf, ExchangeRates rates) {
    Dataset<Row> stakes =
        dealStakes(SilverAsOf.latest(silver, Deals.ENTITY, asOf), asOf, rates)
            .unionByName(
                customerStakes(SilverAsOf.latest(silver, Subscriptions.ENTITY, asOf), asOf, rates));
    Dataset<Row> accounts =
        SilverAsOf.latest(silver, Accounts.ENTITY, asOf)
            .select(col("account_id"), col("is_strategic"));
    return scores
        .join(stakes, new String[] {"use_case", "entity_id"}, "left_outer")
        .join(accounts, new String[] {"account_id"}, "left_outer");
  }

  /** An amount without a rate stays in its own currency, which no limit can be compared with. */
  private static Dataset<Row> dealStakes(Dataset<Row> deals, AsOf asOf, ExchangeRates rates) {
    return rates
        .converted(deals, "amount", lit(asOf.date()), asOf)
        .select(
            lit("deal").as("use_case"),
            col("deal_id").as("entity_id"),
            coalesce(col(REPORTING_AMOUNT), col("amount")).as("stake_amount"),
            when(col(REPORTING_AMOUNT).isNotNull(), lit(rates.reportingCurrency()))
                .otherwise(col("currency"))
                .as("stake_currency"),
            col("forecast_category"));
  }

  /** Where any part has no rate, the whole counts as being in that currency. */
  private static Dataset<Row> customerStakes(
      Dataset<Row> subscriptions, AsOf asOf, ExchangeRates rates) {
    Dataset<Row> active =
        subscriptions
            .where(col("account_id").isNotNull())
            .where(coalesce(col("is_trial"), lit(false)).equalTo(false))
            .where(col("started_at").lt(lit(asOf.endExclusive())))
            .where(col("ended_at").isNull().or(col("ended_at").geq(lit(asOf.endExclusive()))));
    return rates
        .converted(active, "mrr_amount", lit(asOf.date()), asOf)
        .groupBy(col("account_id"))
        .agg(
            sum(coalesce(col(REPORTING_AMOUNT), col("mrr_amount"))).multiply(lit(12)).as("_year"),
            max(when(col(REPORTING_AMOUNT).isNull(), col("currency"))).as("_foreign"))
        .select(
            lit("churn").as("use_case"),
            col("account_id").as("entity_id"),
            col("_year").cast(ColumnType.MONEY.sparkType()).as("stake_amount"),
            coalesce(col("_foreign"), lit(rates.reportingCurrency())).as("stake_currency"),
            lit(null).cast(ColumnType.TEXT.sparkType()).as("forecast_category"));
  }
}
