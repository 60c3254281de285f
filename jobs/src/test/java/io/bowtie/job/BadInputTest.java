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
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
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
  private static final String NIGHT = SmallCompany.NIGHT;
  private static final String FILE = SmallCompany.DEALS_FILE;
  private static final String SOUND = SmallCompany.DEAL;

  private SmallCompany company;

  @BeforeEach
  void company(SparkSession spark, TableStore store, @TempDir Path folder) {
    company = SmallCompany.withADeal(spark, store, folder);
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
   * A row that is set aside while the others go on.
   *
   * @param name what is wrong
   * @param row of the file
   * @param code of the reason
   * @param column that is named
   * @param words that the reason must have
   */
  record SettingAside(String name, String row, String code, String column, List<String> words) {}

  private static final List<SettingAside> SETTING_ASIDE =
      List.of(
          new SettingAside(
              "text in a number column",
              "D2,Won,won,plenty,2026-05-02",
              "WRONG_TYPE",
              "amount",
              List.of("'plenty'", "no amount", "Correct it")),
          new SettingAside(
              "no date",
              "D3,Won,won,1,2026",
              "WRONG_TYPE",
              "created_at",
              List.of("'2026'", "no timestamp", "deals.sql")),
          new SettingAside(
              "unknown stage",
              "D4,Qualifi,open,1,2026-05-02",
              "UNKNOWN_REFERENCE",
              "stage",
              List.of("'Qualifi'", "stages", "Add it there")),
          new SettingAside(
              "word outside the list",
              "D5,Won,Closed Won,1,2026-05-02",
              "UNKNOWN_WORD",
              "outcome",
              List.of("'Closed Won'", "open, won, lost")),
          new SettingAside(
              "missing key",
              " ,Won,won,1,2026-05-02",
              "MISSING_VALUE",
              "deal_id",
              List.of("required and empty", "Fill it in")));

  @Test
  void shouldSetBadRowsAsideOnceAndLoseNone() {
    String bad =
        SETTING_ASIDE.stream().map(SettingAside::row).collect(Collectors.joining("\n", "", "\n"));
    String duplicates = SOUND + "D1,Qualify,open,200,2026-05-01\n";
    company.file(FILE, SmallCompany.HEADER + bad + SOUND + duplicates);

    assertThat(company.night(NIGHT)).isInstanceOf(JobResult.Done.class);

    Map<String, Row> aside =
        company.table("gold.quarantine").collectAsList().stream()
            .collect(
                Collectors.toMap(
                    row -> row.getAs("reason_code") + " " + row.getAs("column_name"), row -> row));
    assertThat(aside).hasSize(SETTING_ASIDE.size() + 1);
    for (int index = 0; index < SETTING_ASIDE.size(); index++) {
      SettingAside expected = SETTING_ASIDE.get(index);
      Row row = aside.get(expected.code() + " " + expected.column());
      assertThat(row.<String>getAs("reason")).as(expected.name()).contains(expected.words());
      assertThat(row.<String>getAs("file")).isEqualTo(FILE);
      assertThat(row.<Long>getAs("line")).isEqualTo(index + 2);
      assertThat(row.<String>getAs("row_json")).contains("\"stage\":");
    }
    assertThat(aside.get("DUPLICATE_KEY deal_id").<String>getAs("reason"))
        .contains("'D1'", "Make the key unique", "deals.sql");
    // Eight rows landed: five bad ones, D1, D1 once more, and another D1.
    assertThat(company.table("bronze.crm__deals").count()).isEqualTo(8);
    assertThat(company.table("silver.deals").count()).isEqualTo(1);
    assertThat(
            company
                .table("gold.quality_checks")
                .where("entity = 'deals' and rule = 'row_count'")
                .first()
                .<String>getAs("detail"))
        .isEqualTo(
            "8 mapped row(s) = 1 version(s) + 6 quarantined + 1 exact duplicate(s) + 0 unchanged +"
                + " 0 recorded later.");

    company.conform(NIGHT);
    assertThat(company.table("gold.quarantine").count()).isEqualTo(6);
  }

  @Test
  void shouldTakeARowInByItselfOnceItsStageIsKnown() {
    company.file(FILE, SmallCompany.HEADER + "D2,Verify,open,1,2026-05-02\n" + SOUND);
    company.night(NIGHT);
    company.file("stages-2026-06-02.csv", SmallCompany.STAGES + "Verify,4,open\n");
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
