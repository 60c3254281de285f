package io.bowtie.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.bronze.BronzeTables;
import io.bowtie.store.TableStore;
import io.bowtie.testkit.SparkSupport;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Sources that are tables of a PostgreSQL server, which this class starts. */
@ExtendWith(SparkSupport.class)
class PostgresSourceTest {
  private static final String PASSWORD = "not-to-be-shown";

  private static EmbeddedPostgres server;

  private SmallCompany company;
  private Configuration hadoop;

  @BeforeAll
  static void start() throws IOException {
    server = EmbeddedPostgres.builder().start();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void company(SparkSession spark, TableStore store, @TempDir Path folder) throws SQLException {
    hadoop = spark.sparkContext().hadoopConfiguration();
    hadoop.set("BOWTIE_CRM_USER", "postgres");
    hadoop.set("BOWTIE_CRM_PASSWORD", PASSWORD);
    company = new SmallCompany(spark, store, folder);
    sql("drop schema if exists sales cascade", "create schema sales");
  }

  @Test
  void shouldKeepTheTypesOfATable() throws SQLException {
    sql(
        "create table sales.\"Deals\" (id uuid, amount numeric(12,2), ratio numeric, big numeric(50,0),"
            + " seen timestamptz, local timestamp, opened date, is_new boolean, tags text[],"
            + " more jsonb, token bytea, code char(4), price money, seats int)",
        "insert into sales.\"Deals\" values ('6f1b0a52-0000-4000-8000-000000000001', 12.50,"
            + " 0.1234567890123456789012345, 12345678901234567890123456789012345678901234567890,"
            + " '2026-06-01 10:00:00.123456+02', '2026-03-29 02:30:00', '2026-05-01', true,"
            + " '{a,NULL,\"b,c\"}', '{\"city\": \"Bonn\"}', '\\x00ff', 'ab', 7.5, 3)",
        "insert into sales.\"Deals\" (amount) values ('NaN')");
    company.conf(conf("tables { deals = \"sales.Deals\" }"));
    company.ingest("2026-06-01");
    assertThat(
            Stream.of(company.table("bronze.crm__deals").schema().fields())
                .filter(field -> !field.name().startsWith("_"))
                .map(field -> field.name() + " " + field.dataType().simpleString()))
        .containsExactly(
            "id string",
            "amount decimal(12,2)",
            "ratio string",
            "big string",
            "seen timestamp",
            "local timestamp_ntz",
            "opened date",
            "is_new boolean",
            "tags string",
            "more string",
            "token binary",
            "code string",
            "price string",
            "seats int");
    assertThat(
            lines(
                company.table("bronze.crm__deals").where("id is not null"),
                "id amount ratio big seen local opened is_new tags more hex(token) code price seats"))
        .containsExactly(
            "6f1b0a52-0000-4000-8000-000000000001 12.50 0.1234567890123456789012345"
                + " 12345678901234567890123456789012345678901234567890"
                + " 2026-06-01T08:00:00.123456Z 2026-03-29T02:30 2026-05-01 true"
                + " [\"a\",null,\"b,c\"] {\"city\": \"Bonn\"} 00FF ab 7.50 3");
    assertThat(lines(company.table("bronze.crm__deals").where("id is null"), "amount _corrupt"))
        .containsExactly("null null");
  }

  @Test
  void shouldTakeWhatChangedSinceTheWatermarkOnceAndLateRowsToo() throws SQLException {
    sql(
        "create table sales.deals (id text, stage text, updated_at timestamptz)",
        "insert into sales.deals values ('D1', 'Open', '2026-05-31 23:59:59.999999+00'),"
            + " ('D2', 'Open', '2026-06-01 12:00:00+00'), ('D3', 'Open', '2026-06-02 00:00:00+00'),"
            + " ('D4', 'Open', null)");
    company.conf(
        conf(
            "tables { deals = \"sales.deals\" }, watermark { deals = updated_at },"
                + " overlap-hours = 6"));
    company.ingest("2026-06-01");
    assertThat(deals())
        .containsExactly("D1 Open 2026-05-31", "D2 Open 2026-06-01", "D4 Open 2026-06-01");

    sql(
        "update sales.deals set stage = 'Won', updated_at = '2026-06-02 09:00:00+00' where id = 'D2'",
        // Committed after the night before, with times within and beyond the overlap.
        "insert into sales.deals values ('D5', 'Late', '2026-06-01 07:00:00+00')",
        "insert into sales.deals values ('D6', 'Too late', '2026-06-01 05:00:00+00')");
    company.ingest("2026-06-02");
    company.ingest("2026-06-02");
    company.ingest("2026-06-01");
    assertThat(deals())
        .containsExactly(
            "D1 Open 2026-05-31",
            "D2 Open 2026-06-01",
            "D2 Won 2026-06-02",
            "D3 Open 2026-06-02",
            "D4 Open 2026-06-01",
            "D5 Late 2026-06-02");
    // A quiet night is no gap in the delivery.
    assertThat(company.ingest("2026-06-03")).isInstanceOf(JobResult.Done.class);
    assertThat(deals()).hasSize(6);
    assertThat(company.table("gold.quality_checks").where("outcome <> 'pass'").count()).isZero();
  }

  @Test
  void shouldTakeTheWholeTableANightAndSeeWhatIsGone() throws SQLException {
    sql(
        "create table sales.deals (id text, stage text, outcome text, amount numeric(12,2),"
            + " opened date, seq int)",
        "insert into sales.deals select 'D' || n, 'Won', 'won', n, '2026-05-01',"
            + " case when n > 1 then n end from generate_series(1, 5) n",
        "create table sales.stages (stage text, position int, class text)",
        "insert into sales.stages values ('Won', 1, 'won')");
    company.conf(
        conf(
            "tables { deals = \"sales.deals\", stages = \"sales.stages\" },"
                + " partitions { deals { column = seq, count = 3 } }"));
    company.night("2026-06-01");
    sql(
        "delete from sales.deals where id = 'D2'",
        "update sales.deals set amount = 9 where seq = 3");
    company.ingest("2026-06-02");
    // Tonight's table says nothing of an earlier night.
    sql("delete from sales.deals");
    company.ingest("2026-06-01");
    company.conform("2026-06-02");
    assertThat(lines(company.table("silver.deals"), "deal_id amount recorded_at is_deleted"))
        .containsExactly(
            "D1 1.0000 2026-06-01T00:00:00Z false",
            "D2 2.0000 2026-06-01T00:00:00Z false",
            "D2 2.0000 2026-06-02T00:00:00Z true",
            "D3 3.0000 2026-06-01T00:00:00Z false",
            "D3 9.0000 2026-06-02T00:00:00Z false",
            "D4 4.0000 2026-06-01T00:00:00Z false",
            "D5 5.0000 2026-06-01T00:00:00Z false");
  }

  @Test
  void shouldNotDoubleRowsWhenARunDiedBeforeTheLedger(SparkSession spark, TableStore store)
      throws SQLException {
    sql(
        "create table sales.deals (id text, stage text, updated_at timestamptz)",
        "insert into sales.deals values ('D1', 'Open', '2026-06-01 12:00:00+00')");
    company.conf(conf("tables { deals = \"sales.deals\" }, watermark { deals = updated_at }"));
    company.ingest("2026-06-01");
    Row[] ledger = (Row[]) company.table("bronze.file_ledger").collect();
    sql("insert into sales.deals values ('D2', 'Open', '2026-06-02 12:00:00+00')");
    company.ingest("2026-06-02");
    // The rows of the second night are in, its ledger entries are not.
    store.overwrite(
        BronzeTables.FILE_LEDGER,
        spark.createDataFrame(List.of(ledger), BronzeTables.FILE_LEDGER.schema()));
    sql("insert into sales.deals values ('D3', 'Open', '2026-06-03 12:00:00+00')");
    company.ingest("2026-06-03");
    assertThat(deals())
        .containsExactly("D1 Open 2026-06-01", "D2 Open 2026-06-02", "D3 Open 2026-06-03");
    assertThat(lines(company.table("bronze.file_ledger"), "file rows"))
        .containsExactly(
            "sales.deals@2026-06-01 1", "sales.deals@2026-06-02 1", "sales.deals@2026-06-03 1");
  }

  @Test
  void shouldSayWhatIsWrongWithoutTheSecrets() {
    company.conf(conf("tables { deals = \"sales.absent\" }"));
    assertThat(company.ingest("2026-06-01").detail()).contains("sales.absent", "does not exist");
    hadoop.set("BOWTIE_CRM_USER", "nobody");
    JobResult refused = company.ingest("2026-06-01");
    assertThat(refused).isInstanceOf(JobResult.Blocked.class);
    assertThat(refused.detail())
        .contains("The database of source 'crm' cannot be read", "BOWTIE_CRM_USER")
        .doesNotContain(PASSWORD);
    assertThat(lines(company.table("gold.quality_checks"), "detail").toString())
        .doesNotContain(PASSWORD);
  }

  private static String conf(String more) {
    return "sources.crm { landed = null, format = jdbc, location = \"jdbc:postgresql://localhost:"
        + server.getPort()
        + "/postgres\", tables = null }\nsources.crm { "
        + more
        + " }";
  }

  private static void sql(String... statements) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  private List<String> deals() {
    return lines(company.table("bronze.crm__deals"), "id stage _landed_on");
  }

  private static List<String> lines(Dataset<Row> rows, String columns) {
    String[] each = columns.split(" ", -1);
    return rows.selectExpr(each).collectAsList().stream()
        .map(
            row ->
                String.join(
                    " ",
                    Stream.iterate(0, place -> place < each.length, place -> place + 1)
                        .map(place -> String.valueOf(row.get(place)))
                        .toList()))
        .sorted()
        .toList();
  }
}
