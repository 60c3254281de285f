package io.bowtie.silver;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.Tables;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Gives rows of usage, support and billing the CRM's account, from what was known by an as-of.
 *
 * @param accounts one row an account: account_id
 * @param links one row per source and its own account id: source, source_account_id, linked
 */
public record Identity(Dataset<Row> accounts, Dataset<Row> links) {
  /** Whether a row's account is not among the accounts. */
  public static final String IS_ORPHAN = "_is_orphan";

  /** Of two or three short texts each, so some 10 MB. */
  private static final long MOST_SENT = 100_000;

  /** By the links that a night knows. */
  public static Identity at(Tables tables, AsOf asOf, IdentityLinks links) {
    return new Identity(
        SilverAsOf.latest(tables, Accounts.ENTITY, asOf).select("account_id"),
        links
            .rows()
            .where(col("account_id").isNotNull())
            .select(col("source"), col("source_account_id"), col("account_id").as("_linked")));
  }

  /** The same, computed once for all entities of a night. */
  public Identity computed() {
    return new Identity(once(accounts), once(links));
  }

  /**
   * Few rows are sent to the others, which are many: Spark's own estimate of what comes out of the
   * ladder of joins is so large that it would sort every usage row instead.
   */
  private static Dataset<Row> once(Dataset<Row> rows) {
    // Not cache(): writing silver.accounts would drop it and have every entity compute it again.
    Dataset<Row> once = rows.localCheckpoint();
    return once.count() <= MOST_SENT ? broadcast(once) : once;
  }

  /** Whether rows of the entity belong to an account. */
  public static boolean concerns(Entity entity) {
    return entity.versions().column("account_id").isPresent() && !entity.name().equals("accounts");
  }

  /** Fills account_id where it is not delivered and marks orphans. */
  Dataset<Row> resolve(Entity entity, Dataset<Row> rows) {
    boolean isCustomerSide =
        concerns(entity) && entity.versions().column("source_account_id").isPresent();
    Set<String> delivered = Set.of(rows.columns());
    Dataset<Row> resolved = rows;
    if (isCustomerSide && delivered.contains("source_account_id")) {
      Column given =
          delivered.contains("account_id") ? col("account_id") : lit(null).cast("string");
      resolved =
          rows.join(links, new String[] {"source", "source_account_id"}, "left")
              .withColumn("account_id", coalesce(given, col("_linked")))
              .drop("_linked");
    }
    boolean hasAccount = concerns(entity) && Set.of(resolved.columns()).contains("account_id");
    if (!hasAccount) {
      return resolved.withColumn(IS_ORPHAN, lit(false));
    }
    Dataset<Row> known = accounts.select(col("account_id"), lit(true).as("_is_known"));
    return resolved
        .join(known, new String[] {"account_id"}, "left")
        .withColumn(IS_ORPHAN, col("account_id").isNotNull().and(col("_is_known").isNull()))
        .drop("_is_known");
  }
}
