package io.bowtie.report.gold;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.Tables;
import io.bowtie.silver.Accounts;
import io.bowtie.silver.Deals;
import io.bowtie.silver.Entity;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What deals and accounts were called on a night. Names of persons are never read. */
final class EntityNames {
  private final Map<String, String> deals;
  private final Map<String, String> accounts;

  private EntityNames(Map<String, String> deals, Map<String, String> accounts) {
    this.deals = deals;
    this.accounts = accounts;
  }

  static EntityNames read(Tables tables, AsOf asOf, Object[] entities, Object[] accounts) {
    return new EntityNames(
        names(tables, asOf, Deals.ENTITY, "deal_id", "deal_name", entities),
        names(tables, asOf, Accounts.ENTITY, "account_id", "account_name", accounts));
  }

  /** The account's name, else its id. */
  String account(String id) {
    return accounts.getOrDefault(id, id);
  }

  /** A deal goes by its name, a customer and a lead by their account's; else by the id. */
  String of(String useCase, String entity, String account) {
    String fallback = account.isEmpty() ? entity : account(account);
    return useCase.equals("deal") ? deals.getOrDefault(entity, fallback) : fallback;
  }

  private static Map<String, String> names(
      Tables tables, AsOf asOf, Entity entity, String key, String name, Object[] ids) {
    Dataset<Row> latest =
        tables
            .read(entity.versions())
            .where(col(key).isin(ids))
            .where(col("recorded_at").lt(lit(asOf.endExclusive())))
            .where(col("landed_on").leq(lit(asOf.date())))
            .groupBy(col(key).as("id"))
            .agg(max_by(col(name), struct("recorded_at", "row_hash")).as("name"));
    Map<String, String> names = new HashMap<>();
    GoldReader.collect(latest.where(col("name").isNotNull()), fields -> fields)
        .forEach(fields -> names.put(fields.text("id"), fields.text("name")));
    return names;
  }
}
