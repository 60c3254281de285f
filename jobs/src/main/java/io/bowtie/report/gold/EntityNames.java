package io.bowtie.report.gold;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.Tables;
import io.bowtie.silver.Accounts;
import io.bowtie.silver.Deals;
import io.bowtie.silver.Entity;
import io.bowtie.silver.Leads;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What deals, leads and accounts were called on a night. Names of persons are never read: a lead
 * goes by its company.
 */
final class EntityNames {
  /** Between the parts of a key of several columns, as in a lead's id and cycle. */
  private static final String SEPARATOR = "|";

  private final Map<String, String> entities;
  private final Map<String, String> accounts;

  private EntityNames(Map<String, String> entities, Map<String, String> accounts) {
    this.entities = entities;
    this.accounts = accounts;
  }

  static EntityNames read(
      Tables tables, AsOf asOf, String useCase, Object[] entities, Object[] accounts) {
    return new EntityNames(
        ofEntities(tables, asOf, useCase, entities),
        names(tables, asOf, Accounts.ENTITY, "account_name", accounts));
  }

  private static Map<String, String> ofEntities(
      Tables tables, AsOf asOf, String useCase, Object[] ids) {
    return switch (useCase) {
      case "deal" -> names(tables, asOf, Deals.ENTITY, "deal_name", ids);
      case "lead" -> names(tables, asOf, Leads.ENTITY, "company", ids);
      default -> Map.of();
    };
  }

  /** The account's name, else its id; empty where no account is known. */
  String account(String id) {
    return accounts.getOrDefault(id, id);
  }

  /** A deal or lead goes by its own name, else by its account's, else by its id. */
  String of(String entity, String account) {
    return entities.getOrDefault(entity, account.isEmpty() ? entity : account(account));
  }

  private static Map<String, String> names(
      Tables tables, AsOf asOf, Entity entity, String name, Object[] ids) {
    Column id =
        concat_ws(
            SEPARATOR, entity.businessKey().stream().map(key -> col(key)).toArray(Column[]::new));
    Dataset<Row> latest =
        tables
            .read(entity.versions())
            .withColumn("id", id)
            .where(col("id").isin(ids))
            .where(col("recorded_at").lt(lit(asOf.endExclusive())))
            .where(col("landed_on").leq(lit(asOf.date())))
            .groupBy("id")
            .agg(max_by(col(name), struct("recorded_at", "row_hash")).as("name"));
    Map<String, String> names = new HashMap<>();
    GoldReader.collect(latest.where(col("name").isNotNull()), fields -> fields)
        .forEach(fields -> names.put(fields.text("id"), fields.text("name")));
    return names;
  }
}
