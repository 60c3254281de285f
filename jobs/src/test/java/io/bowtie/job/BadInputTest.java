package io.bowtie.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bowtie.contract.ExitCode;
import io.bowtie.contract.OperatorError;
import io.bowtie.store.DeltaTableStore;
import io.bowtie.store.TableStore;
import io.bowtie.testkit.SparkSupport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person reads, and what becomes of the rows, when something is wrong with the input. */
@ExtendWith(SparkSupport.class)
class BadInputTest {
  private static final String NIGHT = "2026-06-01";
  private static final String FILE = "deals-2026-06-01.csv";
  private static final String SOUND = "D1,Qualify,open,100,2026-05-01\n";
  private static final String STAGES =
      "stage,position,class\nQualify,1,open\nWon,2,won\nLost,3,lost\n";

  private SmallCompany company;

  @BeforeEach
  void company(SparkSession spark, TableStore store, @TempDir Path folder) {
    company =
        new SmallCompany(spark, store, folder)
            .file("stages-2026-06-01.csv", STAGES)
            .file(FILE, SmallCompany.HEADER + SOUND);
  }

  /**
   * Input that ends the night at once.
   *
   * @param name what is wrong
   * @param spoil does it
   * @param exitCode expected
   * @param words that the message must have
   */
  record Stopping(
      String name, UnaryOperator<SmallCompany> spoil, ExitCode exitCode, List<String> words) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Stopping> stopping() {
    return Stream.of(
        new Stopping(
            "missing file of a required source",
            company -> company.required().conf("sources.crm.tables.calls = \"calls-*.csv\""),
            ExitCode.DATA_GATE,
            List.of("missing", "raw/calls-*.csv", "'calls'", "do: Deliver the file")),
        new Stopping(
            "missing column in a required source",
            company -> company.required().file(FILE, "id,stage,outcome,value,opened\n" + SOUND),
            ExitCode.DATA_GATE,
            List.of("'amount'", "deals.sql", FILE, "value", "do: ")),
        new Stopping(
            "as-of before any data",
            company ->
                company
                    .rename(FILE, "deals-2026-07-01.csv")
                    .rename("stages-2026-06-01.csv", "stages-2026-07-02.csv"),
            ExitCode.DATA_GATE,
            List.of("Nothing had landed by 2026-06-01", "2026-07-01", "do: Choose an as-of from")),
        new Stopping(
            "as-of before anything was recorded",
            company ->
                company
                    .mapping(
                        "deals",
                        SmallCompany.DEALS_SQL.replace(
                            "from", ", '2026-06-15' as recorded_at from"))
                    .mapping(
                        "stages",
                        SmallCompany.STAGES_SQL.replace(
                            "from", ", '2026-06-16' as recorded_at from")),
            ExitCode.DATA_GATE,
            List.of("Nothing was recorded by 2026-06-01", "2026-06-15", "do: ")),
        new Stopping(
            "unknown conf key",
            company -> company.conf("sources.crm.maping = \"mappings\""),
            ExitCode.CONFIGURATION,
            List.of("sources.crm.maping", "Did you mean 'sources.crm.mapping'?")),
        new Stopping(
            "unknown reading option",
            company -> company.conf("sources.crm.options { delimeter = \";\" }"),
            ExitCode.CONFIGURATION,
            List.of("delimeter", "Did you mean 'delimiter'?")),
        new Stopping(
            "undeclared further column",
            company ->
                company.mapping(
                    "deals",
                    "select id as deal_id, stage, outcome, amount as amonut, _landed_on from deals"),
            ExitCode.CONFIGURATION,
            List.of("'amonut'", "deals.sql", "Did you mean 'amount'?", "custom-fields.deals")),
        new Stopping(
            "mapping for an unknown entity",
            company -> company.mapping("dealz", "select 1 as a from deals"),
            ExitCode.CONFIGURATION,
            List.of("'dealz'", "Did you mean 'deals'?")),
        new Stopping(
            "file without a date in its name",
            company -> company.file("deals-final.csv", SmallCompany.HEADER + SOUND),
            ExitCode.CONFIGURATION,
            List.of("deals-final.csv", "landed = file-name", "do: Put a date")),
        new Stopping(
            "pattern that leaves its folder",
            company -> company.conf("sources.crm.tables.deals = \"../deals*.csv\""),
            ExitCode.CONFIGURATION,
            List.of("../deals*.csv", "do: Set 'location'")));
  }

  @ParameterizedTest
  @MethodSource("stopping")
  void shouldStopAndSayWhatToDo(Stopping bad) {
    OperatorError error =
        catchThrowableOfType(OperatorError.class, () -> bad.spoil().apply(company).night(NIGHT));
    assertThat(error).isNotNull();
    assertThat(error.exitCode()).isEqualTo(bad.exitCode());
    assertThat(error.getMessage()).contains(bad.words());
  }

  /**
   * Input that blocks an entity while the night goes on.
   *
   * @param name what is wrong
   * @param spoil does it
   * @param words that the reason must have
   */
  record Blocking(String name, UnaryOperator<SmallCompany> spoil, List<String> words) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Blocking> blocking() {
    return Stream.of(
        new Blocking(
            "missing column",
            company -> company.file(FILE, "id,stage,outcome,amounts,opened\n" + SOUND),
            List.of("'amount'", "deals.sql", FILE, "Did you mean 'amounts'?")),
        new Blocking(
            "column that is gone from the last file",
            company ->
                company.file(
                    "deals-2026-06-01b.csv", "id,stage,outcome,opened\nD2,Won,won,2026-05-01\n"),
            List.of("'amount'", "deals.sql", "deals-2026-06-01b.csv", "do: ")),
        new Blocking(
            "missing file",
            company -> company.remove(FILE),
            List.of("'deals'", "deals.sql", "has delivered no row")),
        new Blocking(
            "empty file",
            company -> company.file(FILE, ""),
            List.of("'deals'", "deals.sql", "has delivered no row")),
        new Blocking(
            "file with a header only",
            company -> company.file(FILE, SmallCompany.HEADER),
            List.of("'deals'", "deals.sql", "has delivered no row")),
        new Blocking(
            "mapping that does not parse",
            company -> company.mapping("deals", "select id as deal_id,, stage from deals"),
            List.of("deals.sql", "do: Correct the file")),
        new Blocking(
            "mapping that drops",
            company -> company.mapping("deals", "drop table deals"),
            List.of("deals.sql", "do: Correct the file")),
        new Blocking(
            "mapping that inserts",
            company -> company.mapping("deals", "insert into deals select * from deals"),
            List.of("deals.sql", "do: Correct the file")),
        new Blocking(
            "mapping that reads another file",
            company -> company.mapping("deals", "select value as deal_id from text.`pom.xml`"),
            List.of("deals.sql", "beside its inputs")),
        new Blocking(
            "mapping that leaves a required column out",
            company ->
                company.mapping("deals", "select id as deal_id, outcome, _landed_on from deals"),
            List.of("deals.sql", "'stage'", "do: ")),
        new Blocking(
            "cast inside a mapping that fails",
            company ->
                company
                    .file(FILE, SmallCompany.HEADER + SOUND + "D2,Won,won,plenty,2026-05-02\n")
                    .mapping(
                        "deals",
                        SmallCompany.DEALS_SQL.replace(
                            "amount,", "cast(amount as int) as amount,")),
            List.of("deals.sql", "CAST_INVALID_INPUT", "try_cast")),
        new Blocking(
            "snapshots that nothing tells apart",
            company ->
                company
                    .file(
                        "deals-2026-05-31.csv",
                        SmallCompany.HEADER + "D1,Qualify,open,90,2026-05-01\n")
                    .mapping("deals", "select id as deal_id, stage, outcome from deals"),
            List.of("deals.sql", "newer", "_landed_on")));
  }

  @ParameterizedTest
  @MethodSource("blocking")
  void shouldBlockOnlyTheEntityAndSayWhatToDo(Blocking bad) {
    bad.spoil().apply(company).ingest(NIGHT);
    JobResult result = company.conform(NIGHT);
    assertThat(result).isInstanceOf(JobResult.Blocked.class);
    assertThat(result.detail()).contains(bad.words());
    assertThat(company.table("silver.stages").count()).isEqualTo(3);
    assertThat(
            company
                .table("gold.quality_checks")
                .where("entity = 'deals' and rule = 'mapping' and outcome = 'block'")
                .count())
        .isEqualTo(1);
  }

  /**
   * Rows that are set aside while the others go on.
   *
   * @param name what is wrong
   * @param rows of the file, without its header
   * @param versions that remain
   * @param code of the reason
   * @param column that is named
   * @param words that the reason must have
   */
  record SettingAside(
      String name, String rows, long versions, String code, String column, List<String> words) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<SettingAside> settingAside() {
    return Stream.of(
        new SettingAside(
            "text in a number column",
            SOUND + "D2,Won,won,plenty,2026-05-02\n",
            1,
            "WRONG_TYPE",
            "amount",
            List.of("'plenty'", "no amount", "Correct it")),
        new SettingAside(
            "no date",
            SOUND + "D2,Won,won,1,2026\n",
            1,
            "WRONG_TYPE",
            "created_at",
            List.of("'2026'", "no timestamp")),
        new SettingAside(
            "duplicate key",
            SOUND + "D1,Won,won,100,2026-05-01\n",
            1,
            "DUPLICATE_KEY",
            "deal_id",
            List.of("'D1'", "Make the key unique")),
        new SettingAside(
            "unknown stage",
            SOUND + "D2,Qualifi,open,1,2026-05-02\n",
            1,
            "UNKNOWN_REFERENCE",
            "stage",
            List.of("'Qualifi'", "stages", "Add it there")),
        new SettingAside(
            "word outside the list",
            SOUND + "D2,Won,Closed Won,1,2026-05-02\n",
            1,
            "UNKNOWN_WORD",
            "outcome",
            List.of("'Closed Won'", "open, won, lost")),
        new SettingAside(
            "missing key",
            SOUND + " ,Won,won,1,2026-05-02\n",
            1,
            "MISSING_VALUE",
            "deal_id",
            List.of("required and empty", "Fill it in")));
  }

  @ParameterizedTest
  @MethodSource("settingAside")
  void shouldSetTheRowAsideAndLoseNone(SettingAside bad) {
    company.file(FILE, SmallCompany.HEADER + bad.rows());
    assertThat(company.night(NIGHT)).isInstanceOf(JobResult.Done.class);

    List<Row> aside = company.table("gold.quarantine").collectAsList();
    assertThat(aside).hasSize(1);
    Row row = aside.get(0);
    assertThat(row.<String>getAs("reason_code")).isEqualTo(bad.code());
    assertThat(row.<String>getAs("column_name")).isEqualTo(bad.column());
    assertThat(row.<String>getAs("reason")).contains(bad.words());
    assertThat(row.<String>getAs("file")).isEqualTo(FILE);
    assertThat(row.<String>getAs("row_json")).contains("stage");
    if (!bad.code().equals("DUPLICATE_KEY")) {
      assertThat(row.<Long>getAs("line")).isEqualTo(3);
    }
    assertThat(company.table("silver.deals").count()).isEqualTo(bad.versions());
    assertThat(company.table("bronze.crm__deals").count()).isEqualTo(bad.versions() + aside.size());

    company.night(NIGHT);
    assertThat(company.table("gold.quarantine").count()).isEqualTo(1);
  }

  @Test
  void shouldTakeARowInByItselfOnceItsStageIsKnown() {
    company.file(FILE, SmallCompany.HEADER + "D2,Verify,open,1,2026-05-02\n" + SOUND);
    company.night(NIGHT);
    company.file("stages-2026-06-02.csv", STAGES + "Verify,4,open\n");
    company.night("2026-06-02");
    assertThat(company.table("silver.deals").where("deal_id = 'D2'").count()).isEqualTo(1);
  }

  @Test
  void shouldSayThatTheWarehouseCannotBeWritten(SparkSession spark, @TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "not a folder");
    OperatorError error =
        catchThrowableOfType(
            OperatorError.class,
            () -> DeltaTableStore.open(spark, file.resolve("warehouse").toString()));
    assertThat(error.exitCode()).isEqualTo(ExitCode.SYSTEM);
    assertThat(error.getMessage())
        .contains("cannot be written", "file/warehouse", "do: Set 'warehouse'");
  }
}
