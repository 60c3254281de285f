package io.bowtie.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.store.TableStore;
import io.bowtie.testkit.SparkSupport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Sources whose values have types of their own: parquet files and Delta tables. */
@ExtendWith(SparkSupport.class)
class TypedSourcesTest {
  private static final String DEAL =
      "select 'D1' as id, 'Won' as stage, 'won' as outcome, cast(12.5 as decimal(12,2)) as amount,"
          + " date'2026-05-01' as opened";

  private SparkSession spark;
  private SmallCompany company;
  private Path raw;

  @BeforeEach
  void company(SparkSession session, TableStore store, @TempDir Path folder) {
    spark = session;
    raw = folder.resolve("raw");
    company = new SmallCompany(session, store, folder).mapping("stages", stages());
    company.conf(
        "sources.crm { format = parquet, tables { deals = \"deals*.parquet\" },"
            + " options { time-zone = \"Europe/Berlin\" } }");
  }

  @Test
  void shouldKeepTheTypesOfParquetAndNestedValuesAsJson() throws IOException {
    parquet(
        "deals-2026-06-01.parquet",
        DEAL
            + ", true as is_new, 7L as seats, timestamp'2026-06-01T08:00:00Z' as seen,"
            + " timestamp_ntz'2026-06-01T08:00:00' as local, x'ff' as token,"
            + " named_struct('city', 'Bonn', 'zip', cast(null as string)) as place,"
            + " array(1, 2) as tags");
    company.ingest("2026-06-01");
    assertThat(
            Stream.of(company.table("bronze.crm__deals").schema().fields())
                .filter(field -> !field.name().startsWith("_"))
                .map(field -> field.name() + " " + field.dataType().simpleString()))
        .containsExactly(
            "id string",
            "stage string",
            "outcome string",
            "amount decimal(12,2)",
            "opened date",
            "is_new boolean",
            "seats bigint",
            "seen timestamp",
            "local timestamp_ntz",
            "token binary",
            "place string",
            "tags string");
    assertThat(values("place", "tags", "_line", "_file"))
        .containsExactly("{\"city\":\"Bonn\",\"zip\":null} [1,2] 1 deals-2026-06-01.parquet");
  }

  @Test
  void shouldConformTypedValuesWithoutAFormat() throws IOException {
    company.mapping(
        "deals",
        "select trim(id) as deal_id, stage, outcome, amount, opened as created_at,"
            + " trim(closed) as closed_at, signed as close_date, _file, _line, _landed_on"
            + " from deals");
    parquet(
        "deals-2026-06-01.parquet",
        DEAL
            + ", timestamp'2026-05-31T08:00:00Z' as closed,"
            // Midnight in Berlin is the day before in UTC; the source's own day counts.
            + " timestamp_ntz'2026-05-31T00:00:00' as signed");
    company.night("2026-06-01");
    assertThat(lines("silver.deals", "deal_id", "amount", "created_at", "closed_at", "close_date"))
        .containsExactly("D1 12.5000 2026-05-01T00:00:00Z 2026-05-31T08:00:00Z 2026-05-31");
  }

  @Test
  void shouldGiveAShippedMappingTextsAsCsvWouldHaveThem() throws IOException {
    company.conf(
        "sources.crm { format = parquet, mapping = salesforce, tables = null,"
            + " options { time-zone = \"Europe/Berlin\", decimal-mark = \",\" } }\n"
            + "sources.crm.tables { opportunity = \"deals*.parquet\" }");
    parquet(
        "deals-2026-06-01.parquet",
        "select 42.0d as id, 'Won' as stage_name, true as is_won, true as is_closed,"
            + " 12.5d as amount, date'2026-05-31' as close_date, false as is_deleted,"
            + " timestamp'2026-05-01T22:30:00Z' as created_date,"
            + " timestamp'2026-05-31T08:00:00Z' as last_stage_change_date,"
            + " timestamp'2026-05-31T08:00:01Z' as system_modstamp");
    company.night("2026-06-01");
    assertThat(lines("silver.deals", "deal_id", "outcome", "amount", "created_at", "closed_at"))
        .containsExactly("42 won 12.5000 2026-05-01T22:30:00Z 2026-05-31T08:00:00Z");
  }

  @Test
  void shouldLoseNothingWhenAColumnGetsAnotherType() throws IOException {
    parquet("deals-2026-06-01.parquet", "select 'D1' as id, cast(12.5 as decimal(12,2)) as amount");
    company.ingest("2026-06-01");
    parquet(
        "deals-2026-06-02.parquet",
        "select 'D2' as ID, '7.5' as amount union all select 'D3', 'n/a'");
    company.ingest("2026-06-02");
    assertThat(values("id", "amount", "_corrupt"))
        .containsExactly(
            "D1 12.50 null", "D2 7.50 null", "D3 null {\"ID\":\"D3\",\"amount\":\"n/a\"}");
    assertThat(lines("gold.quality_checks", "rule", "outcome", "detail"))
        .contains(
            "columns_recased pass Since 2026-06-02 written in another case: ID was id.",
            "columns_retyped caveat Since 2026-06-02 of another type: amount from decimal(12,2) to"
                + " string.")
        .anyMatch(check -> check.startsWith("width caveat"));
  }

  @Test
  void shouldLetANumberGrow() throws IOException {
    parquet("deals-2026-06-01.parquet", "select 1 as id, cast(1.5 as decimal(4,1)) as amount");
    company.ingest("2026-06-01");
    parquet(
        "deals-2026-06-02.parquet",
        "select 5000000000L as id, cast(12345678.25 as decimal(12,2)) as amount");
    company.ingest("2026-06-02");
    assertThat(values("id", "amount", "_corrupt"))
        .containsExactly("1 1.50 null", "5000000000 12345678.25 null");
  }

  @Test
  void shouldTakeDifferentSchemasOfOneNight() throws IOException {
    parquet("deals-2026-06-01.parquet", "select 'D1' as id, 1 as amount");
    parquet("deals-2026-06-02.parquet", "select 'x' as region, 'D2' as id, 'two' as amount");
    company.ingest("2026-06-02");
    company.ingest("2026-06-02");
    assertThat(values("id", "amount", "region")).containsExactly("D1 1 null", "D2 null x");
  }

  @Test
  void shouldRefuseWhatIsNoParquet() throws IOException {
    company.file("deals-2026-06-01.parquet", "id,stage\n");
    JobResult result = company.ingest("2026-06-01");
    assertThat(result).isInstanceOf(JobResult.Blocked.class);
    assertThat(result.detail()).contains("deals-2026-06-01.parquet", "no parquet file");
  }

  @Test
  void shouldTakeWhatWasAppendedToADeltaTableByTheDayOfItsCommit() throws IOException {
    company.conf("sources.crm { format = delta, landed = file-time, tables { deals = sold } }");
    delta("append", "select 'D1' as id");
    // A company sets this when nights are to be run later than a week after the commit.
    spark
        .sql(
            "ALTER TABLE delta.`"
                + raw.resolve("sold")
                + "` SET TBLPROPERTIES ('delta.logRetentionDuration' = 'interval 999 weeks',"
                + " 'delta.deletedFileRetentionDuration' = 'interval 999 weeks')")
        .collect();
    delta("append", "select 'D2' as id");
    committed(0, "2026-06-01T10:00:00Z");
    committed(1, "2026-06-01T10:00:01Z");
    committed(2, "2026-06-02T23:59:59Z");
    company.ingest("2026-06-01");
    assertThat(values("id", "_file", "_landed_on")).containsExactly("D1 sold@v1 2026-06-01");

    // Rewriting rows into other files is no new row.
    spark.sql("OPTIMIZE delta.`" + raw.resolve("sold") + "`").collect();
    delta("append", "select 'D3' as id, 1 as seats");
    committed(3, "2026-06-03T01:00:00Z");
    committed(4, "2026-06-03T02:00:00Z");
    company.ingest("2026-06-03");
    company.ingest("2026-06-03");
    assertThat(values("id", "seats", "_file", "_landed_on"))
        .containsExactly(
            "D1 null sold@v1 2026-06-01", "D2 null sold@v2 2026-06-02", "D3 1 sold@v4 2026-06-03");
  }

  @Test
  void shouldRefuseToAppendFromADeltaTableThatWasChanged() throws IOException {
    company.conf("sources.crm { format = delta, landed = not-shown, tables { deals = sold } }");
    delta("append", "select 'D1' as id");
    company.ingest("2026-06-01");
    delta("overwrite", "select 'D2' as id");
    assertThat(company.ingest("2026-06-02").detail())
        .contains("changed or removed rows", "increment = snapshot");
    assertThat(values("id")).containsExactly("D1");
  }

  @Test
  void shouldReadADeltaTableWholeWhereItsVersionsAreSnapshots() {
    company.conf(
        "sources.crm { format = delta, landed = file-time, increment = snapshot,"
            + " tables { deals = sold } }");
    delta("append", "select 'D1' as id");
    delta("overwrite", "select 'D2' as id");
    company.ingest("2199-12-31");
    delta("append", "select 'D3' as id");
    company.ingest("2199-12-31");
    assertThat(values("id", "_file")).containsExactly("D2 sold@v1", "D2 sold@v2", "D3 sold@v2");
  }

  private void parquet(String name, String sql) throws IOException {
    Path folder = Files.createTempDirectory("bowtie-parquet");
    spark.sql(sql).coalesce(1).write().mode("overwrite").parquet(folder.toString());
    Files.createDirectories(raw);
    try (Stream<Path> files = Files.list(folder)) {
      Path file =
          files.filter(each -> each.toString().endsWith(".parquet")).findFirst().orElseThrow();
      Files.move(file, raw.resolve(name));
    }
  }

  private void delta(String mode, String sql) {
    spark
        .sql(sql)
        .write()
        .format("delta")
        .option("mergeSchema", "true")
        .mode(mode)
        .save(raw.resolve("sold").toString());
  }

  private void committed(int version, String at) throws IOException {
    Path commit = raw.resolve("sold/_delta_log").resolve(String.format("%020d.json", version));
    Files.setLastModifiedTime(commit, FileTime.from(Instant.parse(at)));
  }

  private static String stages() {
    return "select distinct 'sales' as pipeline, stage, 1 as stage_order, outcome as stage_class,"
        + " _file, _line, _landed_on from deals";
  }

  private List<String> values(String... columns) {
    return lines("bronze.crm__deals", columns);
  }

  private List<String> lines(String table, String... columns) {
    return company.table(table).collectAsList().stream()
        .map(row -> line(row, columns))
        .sorted()
        .toList();
  }

  private static String line(Row row, String... columns) {
    return String.join(
        " ", Stream.of(columns).map(column -> String.valueOf(row.<Object>getAs(column))).toList());
  }
}
