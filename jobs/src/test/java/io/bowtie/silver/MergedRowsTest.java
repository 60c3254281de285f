package io.bowtie.silver;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.bronze.FileLedger;
import io.bowtie.contract.AsOf;
import io.bowtie.quality.CheckResult;
import io.bowtie.quality.Outcome;
import io.bowtie.source.Mapping;
import io.bowtie.source.RawInput;
import io.bowtie.source.ReadOptions;
import io.bowtie.sql.SqlStep;
import io.bowtie.testkit.InMemoryTables;
import io.bowtie.testkit.Rows;
import io.bowtie.testkit.SparkSupport;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A is merged into B on June 10, B into C on June 20; D and E had one domain until June 10. */
@ExtendWith(SparkSupport.class)
class MergedRowsTest {
  private static final AsOf LAST = AsOf.parse("2026-06-30");
  private static final AsOf BEFORE = AsOf.parse("2026-06-09");
  private static final Mapping SUBSCRIPTIONS =
      new Mapping(
          "billing",
          "subscriptions",
          new SqlStep(
              "subscriptions.sql",
              "select id as subscription_id, customer as source_account_id,"
                  + " '2026-01-01' as started_at, mrr as mrr_amount, 'USD' as currency,"
                  + " changed as recorded_at from subscription"));
  private static final String RAW =
      """
      values ('old', 'cus_a', '100', '2026-02-01'), ('old', 'cus_a', '120', '2026-03-01'),
        ('later', 'cus_a', '10', '2026-06-12'), ('own', 'cus_c', '5', '2026-02-01'),
        ('domain', 'cus_d', '7', '2026-02-01')
      """;

  private final SparkSession spark;
  private final InMemoryTables silver;

  MergedRowsTest(SparkSession spark) {
    this.spark = spark;
    Rows accounts = Rows.of(Accounts.ENTITY.versions());
    account(accounts, "001Ab00000Zq1XyIAJ", "2026-01-01", null, null);
    account(accounts, "001Ab00000Zq1XyIAJ", "2026-06-10", null, "B");
    account(accounts, "B", "2026-01-01", null, null);
    account(accounts, "B", "2026-06-20", null, "C");
    account(accounts, "C", "2026-01-01", null, null);
    account(accounts, "D", "2026-01-01", "birch.example", null);
    account(accounts, "E", "2026-01-01", "birch.example", null);
    account(accounts, "E", "2026-06-10", "birch.example", "D");
    Rows customers = Rows.of(SourceAccounts.ENTITY.versions());
    customer(customers, "cus_a", "crm_account_id", "001Ab00000Zq1Xy");
    customer(customers, "cus_c", "crm_account_id", "C");
    customer(customers, "cus_d", "domain", "birch.example");
    this.silver =
        new InMemoryTables(spark)
            .put(Accounts.ENTITY.versions(), accounts)
            .put(SourceAccounts.ENTITY.versions(), customers);
  }

  @Test
  void shouldMoveWhatNamesAMergedAccountToItsSurvivorFromTheMergeOn() {
    Night night = night(LAST);

    assertThat(night.at(BEFORE))
        .containsExactly("domain null 7", "old 001Ab00000Zq1XyIAJ 120", "own C 5");
    assertThat(night.at(AsOf.parse("2026-06-15")))
        .containsExactly("domain D 7", "later B 10", "old B 120", "own C 5");
    assertThat(night.at(LAST)).containsExactly("domain D 7", "later C 10", "old C 120", "own C 5");
    // What lay before the last state is not told again, and the merge changes no night before it.
    assertThat(night.versions()).filteredOn(id -> id.equals("old")).hasSize(4);
    assertThat(night(BEFORE).at(BEFORE)).isEqualTo(night.at(BEFORE));
    assertThat(night.money()).extracting(CheckResult::outcome).containsExactly(Outcome.PASS);
    assertThat(
            IdentityLinks.at(silver, LAST, SharedDomains.with(Set.of()), merges(LAST))
                .rows()
                .orderBy("source_account_id")
                .collectAsList())
        .extracting(row -> row.getAs("account_id") + " " + row.getAs("rule"))
        .containsExactly("C crm_id", "C crm_id", "D domain");
  }

  /** What a night makes of the subscriptions. */
  private record Night(AsOf asOf, List<Dataset<Row>> mapped, Dataset<Row> decided) {
    List<String> at(AsOf day) {
      return SilverAsOf.latest(stored(), Subscriptions.ENTITY, day)
          .orderBy("subscription_id")
          .collectAsList()
          .stream()
          .map(
              row ->
                  row.getAs("subscription_id")
                      + " "
                      + row.getAs("account_id")
                      + " "
                      + row.getDecimal(row.fieldIndex("mrr_amount")).intValueExact())
          .toList();
    }

    List<String> versions() {
      return stored().select("subscription_id").collectAsList().stream()
          .map(row -> row.getString(0))
          .toList();
    }

    List<CheckResult> money() {
      return MoneyLaw.of(Subscriptions.ENTITY, mapped, decided, stored(), asOf);
    }

    /** As if every night had been run. */
    private Dataset<Row> stored() {
      return new Conforming(asOf, "run")
          .newVersions(Subscriptions.ENTITY, decided)
          .withColumn("landed_on", col("recorded_at").cast("date"));
    }
  }

  private Night night(AsOf asOf) {
    Conforming conforming = new Conforming(asOf, "run");
    Dataset<Row> raw = spark.sql(RAW).toDF("id", "customer", "mrr", "changed");
    List<Dataset<Row>> mapped =
        List.of(
            conforming.mapped(
                Subscriptions.ENTITY,
                SUBSCRIPTIONS,
                ReadOptions.COMPUTED,
                Map.of("subscription", new RawInput(raw, "subscription.csv")),
                new FileLedger(List.of())));
    AccountMerges merges = merges(asOf);
    IdentityLinks links = IdentityLinks.at(silver, asOf, SharedDomains.with(Set.of()), merges);
    return new Night(
        asOf,
        mapped,
        conforming
            .decided(
                Subscriptions.ENTITY,
                mapped,
                Identity.at(silver, asOf, links, merges).computed(),
                Set.of(),
                silver,
                Rows.of(Subscriptions.ENTITY.versions()).in(spark))
            .localCheckpoint());
  }

  private AccountMerges merges(AsOf asOf) {
    return AccountMerges.at(silver, asOf);
  }

  private static void account(
      Rows rows, String id, String recorded, String domain, String mergedInto) {
    rows.row(
        "account_id",
        id,
        "account_name",
        id,
        "domain",
        domain,
        "merged_into_id",
        mergedInto,
        "source",
        "crm",
        "recorded_at",
        recorded,
        "landed_on",
        recorded,
        "is_deleted",
        String.valueOf(mergedInto != null),
        "row_hash",
        "h",
        "run_id",
        "r");
  }

  private static void customer(Rows rows, String id, String column, String value) {
    rows.row(
        "source_account_id",
        id,
        column,
        value,
        "source",
        "billing",
        "recorded_at",
        "2026-01-01",
        "landed_on",
        "2026-01-01",
        "is_deleted",
        "false",
        "row_hash",
        "h",
        "run_id",
        "r");
  }
}
