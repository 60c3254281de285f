package io.bowtie.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bowtie.contract.ExitCode;
import io.bowtie.contract.OperatorError;
import io.bowtie.testkit.SparkSupport;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SparkSupport.class)
class SqlStepTest {
  private final SparkSession spark;
  private final Map<String, Dataset<Row>> inputs;

  SqlStepTest(SparkSession spark) {
    this.spark = spark;
    this.inputs =
        Map.of(
            "deals",
            spark.sql("select * from values ('D1', 10), ('D2', 20), ('D3', 30) as t(deal_id, n)"));
  }

  @Test
  void shouldReadAnInputByItsPlainName() {
    assertThat(texts("select deal_id from deals where n > 10", Map.of()))
        .containsExactly("D2", "D3");
  }

  @Test
  void shouldReadInputsFromNestedCommonTableExpressionsAndSubqueries() {
    String text =
        """
        -- a comment first
        with deals as (select * from deals where n > 10),
             largest as (select max(n) as n from deals)
        select deal_id from deals where n = (select n from largest) -- and one last\
        """;
    assertThat(texts(text, Map.of())).containsExactly("D3");
  }

  @Test
  void shouldBindParametersOfEachKind() {
    String text =
        "select cast(date_add(:as_of, 1) as string) from deals where deal_id = :id and n = :n;";
    assertThat(texts(text, Map.of("as_of", LocalDate.of(2026, 6, 30), "id", "D1", "n", 10)))
        .containsExactly("2026-07-01");
  }

  @Test
  void shouldKeepResultsOfTheSameNamesApartAndLeaveNoViewBehind() {
    SqlStep step = new SqlStep("count.sql", "select cast(count(*) as string) from deals");
    Dataset<Row> three = step.run(inputs, Map.of());
    Dataset<Row> none = step.run(Map.of("deals", inputs.get("deals").limit(0)), Map.of());
    assertThat(three.first().getString(0)).isEqualTo("3");
    assertThat(none.first().getString(0)).isEqualTo("0");
    // Not listTables(): a session that interprets plans cannot decode its rows.
    assertThat(spark.sql("show tables").select("tableName").collectAsList())
        .noneMatch(row -> row.getString(0).startsWith("_input_"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drop table deals",
        "insert into deals values ('D4', 40)",
        "select 1); drop table deals; select (1",
        "create table t as select * from deals",
        "selec deal_id from deals",
        "select deal_idd from deals",
        "select deal_id from dealz",
        "select * from text.`pom.xml`",
        "select * from deals where deal_id in (select value from text.`pom.xml`)",
        "select current_date() from deals",
        "select current_date from deals",
        "select now() from deals",
        "select * from deals where rand() < 0.5",
        "select deal_id, uuid() from deals",
        "select java_method('java.lang.System', 'lineSeparator') from deals"
      })
  void shouldRefuseWhatIsNotAQueryOverItsInputs(String text) {
    SqlStep step = new SqlStep("mine.sql", text);
    assertThatThrownBy(() -> step.run(inputs, Map.of()))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("mine.sql")
        .hasMessageContaining("do: ")
        .extracting(error -> ((OperatorError) error).exitCode())
        .isEqualTo(ExitCode.CONFIGURATION);
  }

  @Test
  void shouldNameTheLineOfTheFile() {
    SqlStep step = new SqlStep("mine.sql", "select deal_id,\n  amount\nfrom deals");
    assertThatThrownBy(() -> step.run(inputs, Map.of()))
        .hasMessageContaining("mine.sql")
        .hasMessageContaining("`amount`")
        .hasMessageContaining("line 2")
        .hasMessageNotContaining("_input_");
  }

  @Test
  void shouldComeFromAResource() {
    Dataset<Row> rows = SqlStep.fromResource("sql/test/names.sql").run(inputs, Map.of());
    assertThat(rows.count()).isEqualTo(3);
    assertThatThrownBy(() -> SqlStep.fromResource("sql/test/missing.sql"))
        .hasMessageContaining("sql/test/missing.sql");
  }

  private List<String> texts(String text, Map<String, Object> parameters) {
    return new SqlStep("test.sql", text)
        .run(inputs, parameters).collectAsList().stream()
            .map(row -> row.getString(0))
            .sorted()
            .collect(Collectors.toList());
  }
}
