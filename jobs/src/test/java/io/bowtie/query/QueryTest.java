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
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  private final SparkSession spark;
  private final DeltaTableStore store;

  /** All tests share one store: none of them may change it. */
  QueryTest(SparkSession spark, DeltaTableStore store) {
    this.spark = spark;
    this.store = store;
    if (!store.exists(DEALS)) {
      writeTwoDeals();
    }
  }

  private void writeTwoDeals() {
    store.overwrite(
        DEALS,
        spark.createDataFrame(
            List.of(
                RowFactory.create(
                    "d1", 1500.5, "Acme, \"big\"", Instant.parse("2026-06-30T08:00:00Z")),
                RowFactory.create("d2", null, "", null)),
            DEALS.schema()));
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete from silver.deals",
        "drop table silver.deals",
        "insert into silver.deals select * from silver.deals",
        "with d as (select * from silver.deals) insert into silver.deals select * from d",
        "from silver.deals insert into silver.deals select *",
        "merge into silver.deals a using silver.deals b on a.deal_id = b.deal_id"
            + " when matched then delete",
        "create table silver.more as select 1",
        "set spark.sql.ansi.enabled = false",
        "vacuum silver.deals",
        "select 1; select 2",
        "select 1; drop table silver.deals",
        "select 1) as t, (select 2",
        "selekt 1",
        "",
      })
  void shouldRefuseEverythingButOneQuery(String text) {
    assertThat(refused(text).exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(store.version(DEALS)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "with d as (select * from silver.deals) select count(*) from d",
        "values (1)",
        "select 1 -- a remark",
        "(select 1) union all (select 2)",
        "from silver.deals select deal_id",
      })
  void shouldAnswerEveryKindOfQuery(String text) {
    assertThat(answer(text, "csv")).isNotEmpty();
  }

  @Test
  void shouldNameTheNearestTable() {
    assertThat(refused("select * from silver.deal").getMessage())
        .contains("'silver.deal'", "Did you mean 'silver.deals'?");
    assertThat(refused("select * from nothing_alike").getMessage()).contains("silver.deals");
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

  @Test
  void shouldFindNamesOnlyAsWholeWords() {
    assertThat(WarehouseNames.occursIn("select * from `Silver`.`Deals`", "silver.deals")).isTrue();
    assertThat(WarehouseNames.occursIn("select * from silver.deals_current", "silver.deals"))
        .isFalse();
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
    return store.tableNames().stream().map(name -> new Table(name, store.location(name))).toList();
  }
}
