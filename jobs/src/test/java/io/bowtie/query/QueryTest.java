package io.bowtie.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bowtie.contract.Column;
import io.bowtie.contract.ColumnType;
import io.bowtie.contract.ExitCode;
import io.bowtie.contract.Layer;
import io.bowtie.contract.OperatorError;
import io.bowtie.contract.TableContract;
import io.bowtie.store.DeltaTableStore;
import io.bowtie.testkit.SparkSupport;
import io.bowtie.testkit.SqlCases;
import io.bowtie.testkit.SqlCases.Refused;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(SparkSupport.class)
final class QueryTest {
  private static final TableContract DEALS =
      new TableContract(
          Layer.SILVER,
          "deals",
          "One row per deal.",
          List.of("deal_id"),
          List.of(
              Column.required("deal_id", ColumnType.TEXT, "Its id."),
              Column.nullable("amount", ColumnType.DOUBLE, "Its amount."),
              Column.nullable("deal_name", ColumnType.TEXT, "Its name."),
              Column.nullable("created_at", ColumnType.TIMESTAMP, "When it was made.")));

  private static final TableContract LATER = DEALS.like("later", "One row per deal.");
  private static final TableContract NIGHTS =
      new TableContract(
          Layer.GOLD,
          "nights",
          "One row per night.",
          List.of("as_of"),
          List.of(
              Column.required("night", ColumnType.TEXT, "Its name."),
              Column.required("as_of", ColumnType.DATE, "The night.")));

  private final SparkSession spark;
  private final DeltaTableStore store;

  /** All tests share one store: none of them may change it. */
  QueryTest(SparkSession spark, DeltaTableStore store) {
    this.spark = spark;
    this.store = store;
    if (!store.exists(DEALS)) {
      writeTables();
    }
  }

  private void writeTables() {
    store.overwrite(
        DEALS,
        spark.createDataFrame(
            List.of(
                RowFactory.create(
                    "d1", 1500.5, "Acme, \"big\"", Instant.parse("2026-06-30T08:00:00Z")),
                RowFactory.create("d2", null, "", null)),
            DEALS.schema()));
    store.overwrite(
        NIGHTS,
        spark.createDataFrame(
            List.of(
                RowFactory.create("one", LocalDate.of(2026, 6, 29)),
                RowFactory.create("two", LocalDate.of(2026, 6, 30))),
            NIGHTS.schema()));
  }

  @Test
  void shouldAlignATableForPeople() {
    assertThat(answer("select deal_id, amount from silver.deals order by deal_id;", "table"))
        .isEqualTo(
            """
            deal_id  amount
            -------  ------
            d1       1500.5
            d2         null
            """);
  }

  @Test
  void shouldWriteCsvThatTellsAnEmptyTextFromNull() {
    assertThat(answer("SELECT * FROM `silver`.deals ORDER BY deal_id", "csv"))
        .isEqualTo(
            "deal_id,amount,deal_name,created_at\r\n"
                + "d1,1500.5,\"Acme, \"\"big\"\"\",2026-06-30T08:00:00Z\r\n"
                + "d2,,\"\",\r\n");
  }

  @Test
  void shouldKeepTypesInJson() {
    assertThat(
            answer(
                "select deal_id, amount, amount > 1 as is_large, array(1, null) as list,"
                    + " map('a', 1) as map, struct(1 as x) as struct, double('NaN') as odd"
                    + " from silver.deals order by deal_id",
                "json"))
        .isEqualTo(
            """
            [
            {"deal_id":"d1","amount":1500.5,"is_large":true,"list":[1,null],"map":{"a":1},\
            "struct":{"x":1},"odd":"NaN"},
            {"deal_id":"d2","amount":null,"is_large":null,"list":[1,null],"map":{"a":1},\
            "struct":{"x":1},"odd":"NaN"}
            ]
            """);
  }

  @Test
  void shouldShowAtMostAThousandRowsAsATableAndSaySo() {
    StringWriter text = new StringWriter();

    Optional<String> remark =
        Query.of(spark, "select * from range(1001)")
            .answer(List.of(), QueryFormat.TABLE, new PrintWriter(text));

    assertThat(text.toString().lines()).hasSize(1002);
    assertThat(remark).hasValueSatisfying(said -> assertThat(said).contains("1000"));
    assertThat(answer("select * from range(1001)", "csv").lines()).hasSize(1002);
    assertThat(
            Query.of(spark, "select * from range(1000)")
                .answer(List.of(), QueryFormat.TABLE, new PrintWriter(text)))
        .isEmpty();
  }

  static Stream<Refused> refused() {
    return Stream.concat(SqlCases.refused().stream(), SqlCases.statements().stream());
  }

  @ParameterizedTest
  @MethodSource("refused")
  void shouldRefuse(Refused each) {
    OperatorError error = refused(each.over("silver.deals"));

    assertThat(error).as("was answered").isNotNull();
    assertThat(error.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(error.getMessage()).contains("line " + each.line());
    assertThat(error.getMessage()).containsIgnoringCase(each.what());
    assertThat(store.version(DEALS)).isZero();
  }

  static Stream<String> allowed() {
    return Stream.concat(
        SqlCases.allowed(),
        Stream.of(
            "select silver.deals.amount from silver.deals -- a remark",
            "select * from `Silver`.`Deals`",
            "select * from silver.deals version as of 0",
            "select * from silver.later version as of 0",
            "explain select * from @deals",
            "explain formatted with d as (select * from @deals) select * from d",
            "describe query select * from @deals",
            "describe @deals",
            "describe table extended @deals",
            "show columns in deals in silver",
            "show schemas",
            "show tables",
            "show tables in silver like 'd*|x'"));
  }

  @ParameterizedTest
  @MethodSource("allowed")
  void shouldAnswer(String text) {
    assertThat(answer(text.replace("@deals", "silver.deals"), "json")).startsWith("[");
  }

  @Test
  void shouldAskForTheLeastAndTheGreatestOfADateThatFilesAreKeptBy() {
    assertThat(answer("select min(as_of), max(as_of), count(*) from gold.nights", "csv"))
        .isEqualTo("min(as_of),max(as_of),count(1)\r\n2026-06-29,2026-06-30,2\r\n");
  }

  @Test
  void shouldListAndDescribeATableThatWasNeverWritten() {
    assertThat(answer("show tables like 'silver.*'", "csv"))
        .isEqualTo(
            """
            table_name,is_written,grain
            silver.deals,true,One row per deal.
            silver.later,false,One row per deal.
            """
                .replace("\n", "\r\n"));
    assertThat(answer("describe silver.later", "csv"))
        .contains("deal_id,string,Its id.", "created_at,timestamp,When it was made.");
    assertThat(answer("select deal_id, count(*) from silver.later group by 1", "csv"))
        .isEqualTo("deal_id,count(1)\r\n");
    assertThat(store.exists(LATER)).isFalse();
  }

  @Test
  void shouldReadAFolderOfTheWarehouseAsItsTable() {
    String folder = store.location("silver.deals");

    assertThat(answer("select count(*) as n from delta.`" + folder + "`", "csv"))
        .isEqualTo("n\r\n2\r\n");
  }

  @Test
  void shouldMakeTextsInCsvSafeForSpreadsheetsAndLeaveNumbers() {
    String rows =
        "select '=HYPERLINK(1)' as a, '+1' as b, '-1' as c, '@SUM(1)' as d, '\\t=1' as e,"
            + " '\\r=1' as f, -1.5 as g, -2 as h, 'a=1' as i, date'2026-01-01' as `=j`";

    assertThat(answer(rows, "csv").split("\r\n", -1))
        .containsExactly(
            "a,b,c,d,e,f,g,h,i,'=j",
            "'=HYPERLINK(1),'+1,'-1,'@SUM(1),'\t=1,\"'\r=1\",-1.5,-2,a=1,2026-01-01",
            "");
    assertThat(answer(rows, "json")).contains("\"a\":\"=HYPERLINK(1)\"", "\"=j\":");
  }

  @Test
  void shouldNameTheNearestTable() {
    assertThat(refused("select * from silver.deal").getMessage())
        .contains("'silver.deal'", "Did you mean 'silver.deals'?");
    assertThat(refused("select * from deals").getMessage())
        .contains("Did you mean 'silver.deals'?");
    assertThat(refused("select * from nothing_alike").getMessage()).contains("show tables");
    assertThat(refused("show tables in lead").getMessage()).contains("bronze, silver");
  }

  @Test
  void shouldCallAColumnThatIsNotThereAMistakeOfTheQuery() {
    assertThat(refused("select amont from silver.deals").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(refused("select 1 / 0").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void shouldForgetNamesAfterwardsAndKeepTheFiles() {
    String query = "select count(*) as n from silver.deals";

    assertThat(answer(query, "csv")).isEqualTo("n\r\n2\r\n");
    assertThat(spark.catalog().tableExists("silver.deals")).isFalse();
    assertThat(answer(query, "csv")).isEqualTo("n\r\n2\r\n");
  }

  private String answer(String text, String format) {
    StringWriter out = new StringWriter();
    Query.of(spark, text)
        .answer(
            tables(), QueryFormat.valueOf(format.toUpperCase(Locale.ROOT)), new PrintWriter(out));
    return out.toString();
  }

  private OperatorError refused(String text) {
    return catchThrowableOfType(OperatorError.class, () -> answer(text, "csv"));
  }

  private List<Table> tables() {
    return Stream.of(DEALS, LATER, NIGHTS)
        .map(
            contract ->
                new Table(
                    contract.qualifiedName(),
                    store.location(contract.qualifiedName()),
                    store.exists(contract),
                    Optional.of(contract)))
        .toList();
  }
}
