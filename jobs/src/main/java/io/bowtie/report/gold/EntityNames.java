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
import java.util.List;
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

  private final Map<String, Map<String, String>> byUseCase;
  private final Map<String, String> accounts;

  private EntityNames(Map<String, Map<String, String>> byUseCase, Map<String, String> accounts) {
    this.byUseCase = byUseCase;
    this.accounts = accounts;
  }

  /**
   * Reads the names behind these rows.
   *
   * @param rows by use case, each with an {@code entity_id}
   * @param accounts ids
   */
  static EntityNames read(
      Tables tables, AsOf asOf, Map<String, List<Fields>> rows, Object[] accounts) {
    return new EntityNames(
        Map.of(
            "deal", names(tables, asOf, Deals.ENTITY, "deal_name", ids(rows, "deal")),
            "lead", names(tables, asOf, Leads.ENTITY, "company", ids(rows, "lead"))),
        names(tables, asOf, Accounts.ENTITY, "account_name", accounts));
  }

  private static Object[] ids(Map<String, List<Fields>> rows, String useCase) {
    return GoldReader.in(rows, useCase).stream().map(row -> row.text("entity_id")).toArray();
  }

  /** The account's name, else its id; empty where no account is known. */
  String account(String id) {
    return accounts.getOrDefault(id, id);
  }

  /** A deal or lead goes by its own name, else by its account's, else by its id. */
  String of(String useCase, String entity, String account) {
    return byUseCase
        .getOrDefault(useCase, Map.of())
        .getOrDefault(entity, account.isEmpty() ? entity : account(account));
  }

  private static Map<String, String> names(
      Tables tables, AsOf asOf, Entity entity, String name, Object[] ids) {
    if (ids.length == 0) {
      return Map.of();
    }
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
        .forEach(fields -> names.put(fields.text("id"), fields.masked("name")));
    return names;
  }
}
