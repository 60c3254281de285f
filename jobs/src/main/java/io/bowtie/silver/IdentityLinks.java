package io.bowtie.silver;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.upper;
import static org.apache.spark.sql.functions.when;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.Tables;
import java.util.List;
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
 *     confidence, reason
 */
public record IdentityLinks(Dataset<Row> rows) {
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
            .drop("as_of", "run_id"));
  }

  /** The links that a night knows. */
  public static IdentityLinks at(Tables tables, AsOf asOf, SharedDomains shared) {
    return of(
        SilverAsOf.latest(tables, Accounts.ENTITY, asOf),
        SilverAsOf.latest(tables, SourceAccounts.ENTITY, asOf),
        shared);
  }

  /**
   * Links some customers.
   *
   * @param accounts of the CRM; while there are none, a carried CRM id is taken at its word
   */
  static IdentityLinks of(Dataset<Row> accounts, Dataset<Row> customers, SharedDomains shared) {
    Dataset<Row> known =
        marked(accounts, "account_name", shared)
            .select("account_id", "_domain", "_name", "_country");
    boolean isCrmDelivered = !known.isEmpty();
    Dataset<Row> ids = known.select(col("account_id").as("_by_id"));
    Dataset<Row> domains =
        known
            .where(col("_domain").isNotNull())
            .groupBy("_domain")
            .agg(count(lit(1)).as("_domain_accounts"), first("account_id").as("_by_domain"));
    Dataset<Row> names =
        known
            .where(col("_name").isNotNull().and(col("_country").isNotNull()))
            .groupBy("_name", "_country")
            .agg(count(lit(1)).as("_name_accounts"), first("account_id").as("_by_name"));
    Dataset<Row> candidates =
        marked(customers, "name", shared)
            .join(ids, col("crm_account_id").equalTo(col("_by_id")), "left")
            .join(domains, new String[] {"_domain"}, "left")
            .join(names, new String[] {"_name", "_country"}, "left");
    return new IdentityLinks(decided(candidates, isCrmDelivered));
  }

  private static Dataset<Row> decided(Dataset<Row> candidates, boolean isCrmDelivered) {
    Column byId = isCrmDelivered ? col("_by_id") : coalesce(col("_by_id"), col("crm_account_id"));
    Column isById = byId.isNotNull();
    Column isByDomain = col("_domain_accounts").equalTo(1);
    Column isByName = col("_name_accounts").equalTo(1);
    return candidates.select(
        col("source"),
        col("source_account_id"),
        when(isById, byId)
            .when(isByDomain, col("_by_domain"))
            .when(isByName, col("_by_name"))
            .as("account_id"),
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
            .as("reason"));
  }

  private static Column reason() {
    return concat_ws(
        "; ",
        when(col("crm_account_id").isNull(), "carries no CRM id")
            .otherwise(lit("carries a CRM id that no account has")),
        when(col("_is_shared"), "its domain is one that many companies share")
            .when(col("_domain").isNull(), "has no domain")
            .when(col("_domain_accounts").isNull(), "no account has its domain")
            .otherwise(
                concat(col("_domain_accounts").cast("string"), lit(" accounts have its domain"))),
        when(col("_name").isNull().or(col("_country").isNull()), "lacks name or country")
            .when(col("_name_accounts").isNull(), "no account has its name in its country")
            .otherwise(
                concat(
                    col("_name_accounts").cast("string"),
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
    return rows.withColumn("as_of", lit(asOf.date())).withColumn("run_id", lit(runId));
  }
}
