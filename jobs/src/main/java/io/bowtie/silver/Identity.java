package io.bowtie.silver;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.Tables;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Links customers as usage, support and billing systems name them to the CRM's accounts, from what
 * was known by an as-of: first by the CRM id that the other system carries, then by an internet
 * domain that is unique on both sides.
 *
 * @param accounts one row an account: account_id
 * @param links one row per source and its own account id: source, source_account_id, linked
 */
public record Identity(Dataset<Row> accounts, Dataset<Row> links) {
  /** Whether a row's account is not among the accounts. */
  public static final String IS_ORPHAN = "_is_orphan";

  /** The links that a night knows. */
  public static Identity at(Tables tables, AsOf asOf) {
    Dataset<Row> accounts = SilverAsOf.latest(tables, Accounts.ENTITY, asOf);
    Dataset<Row> customers = SilverAsOf.latest(tables, SourceAccounts.ENTITY, asOf);
    Dataset<Row> byDomain =
        uniqueDomains(accounts, List.of()).select(col("_domain"), col("account_id").as("_matched"));
    Dataset<Row> own =
        uniqueDomains(customers, List.of("source"))
            .select(col("source"), col("source_account_id"), col("_domain"));
    Dataset<Row> matched =
        own.join(byDomain, "_domain").select("source", "source_account_id", "_matched");
    List<String> key = List.of("source", "source_account_id");
    Dataset<Row> links =
        customers
            .join(matched, columns(key), "left")
            .select(
                col("source"),
                col("source_account_id"),
                coalesce(col("crm_account_id"), col("_matched")).as("_linked"))
            .where(col("_linked").isNotNull());
    return new Identity(accounts.select("account_id"), links);
  }

  /** The same, computed once for all entities of a night. */
  public Identity computed() {
    // Not cache(): writing silver.accounts would drop it and have every entity compute it again.
    return new Identity(accounts.localCheckpoint(), links.localCheckpoint());
  }

  /** Fills account_id where it is not delivered and marks orphans. */
  Dataset<Row> resolve(Entity entity, Dataset<Row> rows) {
    boolean isCustomerSide =
        entity.versions().column("source_account_id").isPresent()
            && entity.versions().column("account_id").isPresent();
    Set<String> delivered = Set.of(rows.columns());
    Dataset<Row> resolved = rows;
    if (isCustomerSide && delivered.contains("source_account_id")) {
      Column given =
          delivered.contains("account_id") ? col("account_id") : lit(null).cast("string");
      resolved =
          rows.join(links, columns(List.of("source", "source_account_id")), "left")
              .withColumn("account_id", coalesce(given, col("_linked")))
              .drop("_linked");
    }
    boolean hasAccount =
        Set.of(resolved.columns()).contains("account_id") && !entity.name().equals("accounts");
    if (!hasAccount) {
      return resolved.withColumn(IS_ORPHAN, lit(false));
    }
    Dataset<Row> known = accounts.select(col("account_id"), lit(true).as("_is_known"));
    return resolved
        .join(known, columns(List.of("account_id")), "left")
        .withColumn(IS_ORPHAN, col("account_id").isNotNull().and(col("_is_known").isNull()))
        .drop("_is_known");
  }

  private static Dataset<Row> uniqueDomains(Dataset<Row> rows, List<String> within) {
    String id = within.isEmpty() ? "account_id" : "source_account_id";
    List<Column> by = new java.util.ArrayList<>(within.stream().map(name -> col(name)).toList());
    by.add(lower(col("domain")).as("_domain"));
    return rows.where(col("domain").isNotNull())
        .groupBy(by.toArray(Column[]::new))
        .agg(count(lit(1)).as("_count"), first(col(id)).as(id))
        .where(col("_count").equalTo(1));
  }

  private static scala.collection.immutable.Seq<String> columns(List<String> names) {
    return scala.jdk.javaapi.CollectionConverters.asScala(names).toSeq();
  }
}
