package io.bowtie.recommendation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.upper;
import static org.apache.spark.sql.functions.when;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.ColumnType;
import io.bowtie.contract.Tables;
import io.bowtie.silver.Accounts;
import io.bowtie.silver.Deals;
import io.bowtie.silver.SilverAsOf;
import io.bowtie.silver.Subscriptions;
import org.apache.spark.sql.Column;
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
      Dataset<Row> scores, Tables silver, AsOf asOf, String reportingCurrency) {
    Dataset<Row> stakes =
        dealStakes(SilverAsOf.latest(silver, Deals.ENTITY, asOf), reportingCurrency)
            .unionByName(
                customerStakes(
                    SilverAsOf.latest(silver, Subscriptions.ENTITY, asOf),
                    asOf,
                    reportingCurrency));
    Dataset<Row> accounts =
        SilverAsOf.latest(silver, Accounts.ENTITY, asOf)
            .select(col("account_id"), col("is_strategic"));
    return scores
        .join(stakes, new String[] {"use_case", "entity_id"}, "left_outer")
        .join(accounts, new String[] {"account_id"}, "left_outer");
  }

  private static Dataset<Row> dealStakes(Dataset<Row> deals, String reportingCurrency) {
    return deals.select(
        lit("deal").as("use_case"),
        col("deal_id").as("entity_id"),
        col("amount").as("stake_amount"),
        currency(reportingCurrency).as("stake_currency"),
        col("forecast_category"));
  }

  /** Where any part is in another currency, the whole counts as being in that one. */
  private static Dataset<Row> customerStakes(
      Dataset<Row> subscriptions, AsOf asOf, String reportingCurrency) {
    return subscriptions
        .where(col("account_id").isNotNull())
        .where(coalesce(col("is_trial"), lit(false)).equalTo(false))
        .where(col("started_at").lt(lit(asOf.endExclusive())))
        .where(col("ended_at").isNull().or(col("ended_at").geq(lit(asOf.endExclusive()))))
        .withColumn("_currency", currency(reportingCurrency))
        .groupBy(col("account_id"))
        .agg(
            sum(col("mrr_amount")).multiply(lit(12)).as("_year"),
            max(when(col("_currency").notEqual(reportingCurrency), col("_currency")))
                .as("_foreign"))
        .select(
            lit("churn").as("use_case"),
            col("account_id").as("entity_id"),
            col("_year").cast(ColumnType.MONEY.sparkType()).as("stake_amount"),
            coalesce(col("_foreign"), lit(reportingCurrency)).as("stake_currency"),
            lit(null).cast(ColumnType.TEXT.sparkType()).as("forecast_category"));
  }

  private static Column currency(String reportingCurrency) {
    Column code = upper(trim(col("currency")));
    return coalesce(when(code.notEqual(""), code), lit(reportingCurrency));
  }
}
