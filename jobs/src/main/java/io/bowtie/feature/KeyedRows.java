package io.bowtie.feature;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Puts each silver version under the key of its timeline. A lead or deal goes under the first
 * account that it was ever known to have: an account that it gets later must not change what is
 * seen at earlier landmarks (law 5).
 */
final class KeyedRows {
  static final String KEY = "timeline_key";

  /** What tells of outcomes and of the way to them; without the many rows of what was done. */
  static final List<String> DECIDED =
      List.of("leads", "deals", "deal_history", "accounts", "subscriptions", "churn_events");

  private static final List<String> OTHERS_BY_ACCOUNT =
      List.of("contacts", "usage_daily", "tickets", "invoices");

  private KeyedRows() {}

  /** What tells of outcomes, under its keys; rows that belong to no account are left out. */
  static Dataset<Row> decided(Map<String, Dataset<Row>> versions) {
    Dataset<Row> rows =
        leads(versions)
            .unionByName(deals(versions), true)
            .unionByName(ofDeals("deal_history", versions), true);
    for (String entity : List.of("accounts", "subscriptions", "churn_events")) {
      rows = rows.unionByName(packed(entity, versions.get(entity), col("account_id")), true);
    }
    return rows.where(col(KEY).isNotNull());
  }

  /** Everything, under its keys; rows that belong to no account are left out. */
  static Dataset<Row> all(Map<String, Dataset<Row>> versions) {
    Dataset<Row> rows = decided(versions);
    for (String entity : OTHERS_BY_ACCOUNT) {
      rows = rows.unionByName(packed(entity, versions.get(entity), col("account_id")), true);
    }
    return rows.unionByName(activities(versions), true)
        .unionByName(ofDeals("deal_contacts", versions), true)
        .unionByName(subscriptionChanges(versions), true)
        .where(col(KEY).isNotNull());
  }

  private static Dataset<Row> leads(Map<String, Dataset<Row>> versions) {
    return underFirstAccount("leads", "lead_id", versions);
  }

  private static Dataset<Row> deals(Map<String, Dataset<Row>> versions) {
    return underFirstAccount("deals", "deal_id", versions);
  }

  private static Dataset<Row> underFirstAccount(
      String entity, String id, Map<String, Dataset<Row>> versions) {
    Dataset<Row> rows = versions.get(entity);
    return packed(
        entity, rows.join(keys(entity, id, versions), seq(id), "inner"), col("key_of_" + id));
  }

  /** One key per lead or deal. */
  private static Dataset<Row> keys(String entity, String id, Map<String, Dataset<Row>> versions) {
    Column firstAccount =
        min_by(
            col("account_id"),
            when(col("account_id").isNotNull(), struct(col("recorded_at"), col("row_hash"))));
    return versions
        .get(entity)
        .groupBy(id)
        .agg(coalesce(firstAccount, concat(lit(entity + ":"), col(id))).as("key_of_" + id));
  }

  private static Dataset<Row> activities(Map<String, Dataset<Row>> versions) {
    Dataset<Row> keyed =
        versions
            .get("activities")
            .join(keys("deals", "deal_id", versions), seq("deal_id"), "left")
            .join(keys("leads", "lead_id", versions), seq("lead_id"), "left");
    return packed(
        "activities",
        keyed,
        coalesce(col("key_of_deal_id"), col("key_of_lead_id"), col("account_id")));
  }

  private static Dataset<Row> ofDeals(String entity, Map<String, Dataset<Row>> versions) {
    return packed(
        entity,
        versions.get(entity).join(keys("deals", "deal_id", versions), seq("deal_id"), "inner"),
        col("key_of_deal_id"));
  }

  /** A subscription's movements go where the subscription is, under the first account known. */
  private static Dataset<Row> subscriptionChanges(Map<String, Dataset<Row>> versions) {
    return packed(
        "subscription_changes",
        versions
            .get("subscription_changes")
            .join(
                keys("subscriptions", "subscription_id", versions),
                seq("subscription_id"),
                "inner"),
        col("key_of_subscription_id"));
  }

  /** The key, and the row in a column named after its entity. */
  private static Dataset<Row> packed(String entity, Dataset<Row> rows, Column key) {
    Column[] own =
        java.util.Arrays.stream(rows.columns())
            .filter(name -> !name.startsWith("key_of_"))
            .map(org.apache.spark.sql.functions::col)
            .toArray(Column[]::new);
    return rows.select(key.as(KEY), struct(own).as(entity));
  }

  private static scala.collection.immutable.Seq<String> seq(String column) {
    return scala.jdk.javaapi.CollectionConverters.asScala(List.of(column)).toSeq();
  }
}
