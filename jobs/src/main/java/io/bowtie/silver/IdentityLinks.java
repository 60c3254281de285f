package io.bowtie.silver;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.upper;
import static org.apache.spark.sql.functions.when;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.Tables;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;

/**
 * To which account each customer of usage, support and billing belongs, by a ladder whose first
 * step that finds exactly one account decides: the CRM id that the other system carries, the
 * internet domain, the normalised name within a country. Several customers may belong to one
 * account. What finds none or several stays unlinked, with the reason.
 *
 * @param rows one a source and its own account id: source, source_account_id, account_id, rule,
 *     confidence, reason, {@link #LINKED}, and {@link Identity#MOVES} where accounts had to be
 *     merged first to leave one
 */
public record IdentityLinks(Dataset<Row> rows) {
  /** The account by which a customer was found; account_id is whom that counts for now. */
  static final String LINKED = "_linked";

  private static final String SURVIVOR = "_survivor";
  private static final String SINCE = "_survivor_since";
  private static final UserDefinedFunction DOMAIN =
      udf(
          (UDF1<String, String>) text -> text == null ? null : InternetDomain.in(text).orElse(null),
          DataTypes.StringType);
  private static final UserDefinedFunction NAME =
      udf(
          (UDF1<String, String>)
              text -> {
                String name = text == null ? "" : CompanyName.normalised(text);
                return name.isEmpty() ? null : name;
              },
          DataTypes.StringType);

  /** No customer at all. */
  public static IdentityLinks none(SparkSession spark) {
    return new IdentityLinks(
        spark
            .createDataFrame(List.of(), IdentityTables.IDENTITY_LINKS.schema())
            .drop("as_of", "run_id")
            .withColumn(LINKED, lit(null).cast("string"))
            .withColumn(
                Identity.MOVES,
                lit(null).cast("array<struct<since: timestamp, account_id: string>>")));
  }

  /** The links that a night knows. */
  public static IdentityLinks at(
      Tables tables, AsOf asOf, SharedDomains shared, AccountMerges merges) {
    return of(
        accounts(tables, asOf, merges),
        SilverAsOf.latest(tables, SourceAccounts.ENTITY, asOf),
        shared);
  }

  /**
   * The accounts, and those that were merged into one of them: customers name these for long. Each
   * with whom it counts for now, and since when.
   */
  private static Dataset<Row> accounts(Tables tables, AsOf asOf, AccountMerges merges) {
    if (merges.isEmpty()) {
      return SilverAsOf.latest(tables, Accounts.ENTITY, asOf)
          .withColumns(
              Map.of(SURVIVOR, col("account_id"), SINCE, lit(null).cast(DataTypes.TimestampType)));
    }
    Dataset<Row> last =
        SilverAsOf.last(tables.read(Accounts.ENTITY.versions()), Accounts.ENTITY, asOf);
    Column now = element_at(col(Identity.MOVES), -1);
    return last.join(
            broadcast(merges.moves(last.sparkSession())), new String[] {"account_id"}, "left")
        .withColumns(
            Map.of(
                SURVIVOR,
                coalesce(now.getField("account_id"), col("account_id")),
                SINCE,
                now.getField("since")))
        .where(
            col(SURVIVOR)
                .notEqual(col("account_id"))
                .or(not(col("is_deleted")).and(col("merged_into_id").isNull())));
  }

  /**
   * Links some customers.
   *
   * @param accounts of the CRM with whom they count for; while there are none, a carried CRM id is
   *     taken at its word
   */
  private static IdentityLinks of(
      Dataset<Row> accounts, Dataset<Row> customers, SharedDomains shared) {
    Dataset<Row> known =
        marked(accounts, "account_name", shared)
            .select("account_id", SURVIVOR, SINCE, "_domain", "_name", "_country");
    boolean isCrmDelivered = !known.isEmpty();
    Dataset<Row> ids =
        known
            .groupBy(SalesforceIds.comparable(col("account_id")).as("_id"))
            .agg(max(struct("account_id", SURVIVOR)).as("_by_id"));
    Dataset<Row> domains = found(known, "_by_domain", "_domain");
    Dataset<Row> names = found(known, "_by_name", "_name", "_country");
    Dataset<Row> candidates =
        marked(customers, "name", shared)
            .withColumn("_id", SalesforceIds.comparable(col("crm_account_id")))
            .join(ids, new String[] {"_id"}, "left")
            .join(domains, new String[] {"_domain"}, "left")
            .join(names, new String[] {"_name", "_country"}, "left");
    return new IdentityLinks(decided(candidates, isCrmDelivered));
  }

  /** The accounts with the same text; several that were merged into one are one from then on. */
  private static Dataset<Row> found(Dataset<Row> known, String as, String... by) {
    Dataset<Row> named = known;
    for (String column : by) {
      named = named.where(col(column).isNotNull());
    }
    return named
        .groupBy(Stream.of(by).map(name -> col(name)).toArray(Column[]::new))
        .agg(
            count(lit(1)).as("_all"),
            size(collect_set(SURVIVOR)).as("accounts"),
            first(SURVIVOR).as(SURVIVOR),
            first("account_id").as("account_id"),
            max(SINCE).as(SINCE))
        .select(
            Stream.concat(
                    Stream.of(by).map(name -> col(name)),
                    Stream.of(
                        struct(
                                col("accounts"),
                                col(SURVIVOR),
                                when(col("_all").equalTo(1), col("account_id")).as("account_id"),
                                when(col("_all").gt(1), col(SINCE)).as(SINCE))
                            .as(as)))
                .toArray(Column[]::new));
  }

  private static Dataset<Row> decided(Dataset<Row> candidates, boolean isCrmDelivered) {
    Column given = isCrmDelivered ? lit(null).cast("string") : col("crm_account_id");
    Column byId = coalesce(col("_by_id." + SURVIVOR), given);
    Column isById = byId.isNotNull();
    Column isByDomain = col("_by_domain.accounts").equalTo(1);
    Column isByName = col("_by_name.accounts").equalTo(1);
    Column since =
        when(isById, lit(null).cast(DataTypes.TimestampType))
            .when(isByDomain, col("_by_domain." + SINCE))
            .when(isByName, col("_by_name." + SINCE));
    Column account =
        when(isById, byId)
            .when(isByDomain, col("_by_domain." + SURVIVOR))
            .when(isByName, col("_by_name." + SURVIVOR));
    return candidates.select(
        col("source"),
        col("source_account_id"),
        account.as("account_id"),
        when(isById, "crm_id")
            .when(isByDomain, "domain")
            .when(isByName, "name_country")
            .otherwise("none")
            .as("rule"),
        when(isById, "high")
            .when(isByDomain, "medium")
            .when(isByName, "low")
            .otherwise("none")
            .as("confidence"),
        when(coalesce(isById.or(isByDomain).or(isByName), lit(false)).equalTo(false), reason())
            .as("reason"),
        when(isById, coalesce(col("_by_id.account_id"), given))
            .when(isByDomain, col("_by_domain.account_id"))
            .when(isByName, col("_by_name.account_id"))
            .as(LINKED),
        when(since.isNotNull(), array(struct(since.as("since"), account.as("account_id"))))
            .as(Identity.MOVES));
  }

  private static Column reason() {
    return concat_ws(
        "; ",
        when(col("crm_account_id").isNull(), "carries no CRM id")
            .otherwise(lit("carries a CRM id that no account has")),
        when(col("_is_shared"), "its domain is one that many companies share")
            .when(col("_domain").isNull(), "has no domain")
            .when(col("_by_domain").isNull(), "no account has its domain")
            .otherwise(
                concat(
                    col("_by_domain.accounts").cast("string"), lit(" accounts have its domain"))),
        when(col("_name").isNull().or(col("_country").isNull()), "lacks name or country")
            .when(col("_by_name").isNull(), "no account has its name in its country")
            .otherwise(
                concat(
                    col("_by_name.accounts").cast("string"),
                    lit(" accounts have its name in its country"))));
  }

  private static Dataset<Row> marked(Dataset<Row> rows, String name, SharedDomains shared) {
    Dataset<Row> named =
        rows.withColumn("_any_domain", DOMAIN.apply(col("domain")))
            .withColumn("_name", NAME.apply(col(name)))
            .withColumn("_country", upper(trim(col("country"))));
    Column isShared = coalesce(col("_any_domain").isInCollection(shared.domains()), lit(false));
    return named
        .withColumn("_is_shared", isShared)
        .withColumn("_domain", when(not(isShared), col("_any_domain")));
  }

  /** Computed once, for all entities of a night and for the table. */
  public IdentityLinks computed() {
    // Not cache(): writing silver.accounts would drop it and have every entity compute it again.
    return new IdentityLinks(rows.localCheckpoint());
  }

  /** As rows of {@link IdentityTables#IDENTITY_LINKS}. */
  public Dataset<Row> rows(AsOf asOf, String runId) {
    return rows.drop(LINKED, Identity.MOVES)
        .withColumn("as_of", lit(asOf.date()))
        .withColumn("run_id", lit(runId));
  }
}
