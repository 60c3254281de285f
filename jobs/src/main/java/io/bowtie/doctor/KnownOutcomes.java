package io.bowtie.doctor;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.bowtie.config.BowtieConf;
import io.bowtie.config.UseCaseConf.ChurnLabel;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.Tables;
import io.bowtie.silver.ChurnEvents;
import io.bowtie.silver.Deals;
import io.bowtie.silver.Leads;
import io.bowtie.silver.SilverAsOf;
import io.bowtie.silver.Subscriptions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What silver knows already of the event that a use case predicts.
 *
 * @param useCase lead, deal or churn
 * @param events such as deals won
 * @param others such as deals open or lost
 */
public record KnownOutcomes(String useCase, long events, long others) {

  /** Of each use case of which silver has any row. */
  static List<KnownOutcomes> of(Tables tables, BowtieConf conf, AsOf night) {
    boolean isDeclared = conf.useCases().get("churn").churnLabel() == ChurnLabel.DECLARED;
    return Stream.of(
            of(
                "lead",
                SilverAsOf.latest(tables, Leads.ENTITY, night),
                col("converted_at").isNotNull()),
            of(
                "deal",
                SilverAsOf.latest(tables, Deals.ENTITY, night),
                col("outcome").equalTo("won")),
            of(
                "churn",
                customers(tables, night),
                isDeclared ? col("is_declared_lost") : col("running").equalTo(0)))
        .flatMap(Optional::stream)
        .toList();
  }

  /** One row per account that has or had a subscription. */
  private static Dataset<Row> customers(Tables tables, AsOf night) {
    Dataset<Row> lost =
        SilverAsOf.latest(tables, ChurnEvents.ENTITY, night)
            .groupBy("account_id")
            .agg(count(lit(1)).as("losses"));
    return SilverAsOf.latest(tables, Subscriptions.ENTITY, night)
        .where(col("account_id").isNotNull())
        .groupBy("account_id")
        .agg(count_if(col("ended_at").isNull()).as("running"))
        .join(
            lost,
            scala.jdk.javaapi.CollectionConverters.asScala(List.of("account_id")).toSeq(),
            "left")
        .withColumn("is_declared_lost", col("losses").isNotNull());
  }

  private static Optional<KnownOutcomes> of(String useCase, Dataset<Row> rows, Column isEvent) {
    Row counts = rows.agg(count_if(isEvent), count_if(not(isEvent)), count(lit(1))).first();
    return counts.getLong(2) == 0
        ? Optional.empty()
        : Optional.of(new KnownOutcomes(useCase, counts.getLong(0), counts.getLong(1)));
  }
}
