package io.bowtie.silver;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Gives rows the CRM's account, from what was known by an as-of: rows of usage, support and billing
 * by the links of their customers, all others by the id that they carry, in whichever of its ways
 * it is written.
 *
 * @param accounts one row an account, those merged into another included: account_id as the CRM
 *     delivers it, a comparable form, and where any was ever merged {@link #MOVES}
 * @param links one row per source and its own account id: source, source_account_id, linked, and
 *     where any account was ever merged {@link #MOVES}
 */
public record Identity(Dataset<Row> accounts, Dataset<Row> links) {
  /** Whether a row's account is not among the accounts. */
  public static final String IS_ORPHAN = "_is_orphan";

  /**
   * For which account the row's own counts from when on, in order: an array of structs of since and
   * account_id. Null where it counts for itself; no such column while no account was ever merged.
   */
  static final String MOVES = "_moves";

  private static final String LINKED = "_linked";
  private static final String LINKED_MOVES = "_linked_moves";
  private static final String COMPARABLE = "_comparable";

  /** Of two or three short texts each, so some 10 MB. */
  private static final long MOST_SENT = 100_000;

  /** While nobody is known. */
  public static Identity nobody(SparkSession spark) {
    return new Identity(
        spark.sql("select '' as account_id, '' as _comparable where false"),
        spark.sql("select '' as source, '' as source_account_id, '' as _linked where false"));
  }

  /** By the links and merges that a night knows. */
  public static Identity at(Tables tables, AsOf asOf, IdentityLinks links, AccountMerges merges) {
    Dataset<Row> accounts = SilverAsOf.latest(tables, Accounts.ENTITY, asOf).select("account_id");
    Dataset<Row> known = accounts;
    List<Column> linked =
        new ArrayList<>(List.of(col("source"), col("source_account_id"), col(LINKED)));
    if (!merges.isEmpty()) {
      Dataset<Row> moves = merges.moves(accounts.sparkSession());
      known =
          accounts
              .union(moves.select("account_id"))
              .distinct()
              .join(broadcast(moves), new String[] {"account_id"}, "left");
      linked.add(col(MOVES).as(LINKED_MOVES));
    }
    // An id that a source delivers in two ways is of one account.
    List<Column> further = new ArrayList<>();
    if (!merges.isEmpty()) {
      further.add(max(MOVES).as(MOVES));
    }
    return new Identity(
        known
            .groupBy(SalesforceIds.comparable(col("account_id")).as(COMPARABLE))
            .agg(max("account_id").as("account_id"), further.toArray(Column[]::new)),
        links.rows().where(col("account_id").isNotNull()).select(linked.toArray(Column[]::new)));
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

  /**
   * Fills account_id where it is not delivered, and marks orphans. The account is the one that the
   * row names, also where it was merged since: {@link #MOVES} tell for whom it counts then.
   */
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
              .withColumn("account_id", coalesce(given, col(LINKED)))
              .drop(LINKED);
    }
    boolean hasAccount = concerns(entity) && Set.of(resolved.columns()).contains("account_id");
    return hasAccount ? known(resolved) : resolved.withColumn(IS_ORPHAN, lit(false));
  }

  private Dataset<Row> known(Dataset<Row> rows) {
    Dataset<Row> known = accounts.withColumnRenamed("account_id", "_known");
    Dataset<Row> joined =
        rows.withColumn(COMPARABLE, SalesforceIds.comparable(col("account_id")))
            .join(known, new String[] {COMPARABLE}, "left")
            .withColumn(IS_ORPHAN, col("account_id").isNotNull().and(col("_known").isNull()))
            .withColumn("account_id", coalesce(col("_known"), col("account_id")));
    Dataset<Row> moved =
        Set.of(joined.columns()).contains(LINKED_MOVES)
            ? joined
                // Of a customer that had several accounts, until these were merged into one.
                .withColumn(
                    MOVES,
                    coalesce(col(MOVES), when(col("account_id").isNull(), col(LINKED_MOVES))))
                .drop(LINKED_MOVES)
            : joined;
    return moved.drop(COMPARABLE, "_known");
  }
}
