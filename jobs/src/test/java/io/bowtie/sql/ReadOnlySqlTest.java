package io.bowtie.sql;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bowtie.contract.ExitCode;
import io.bowtie.contract.OperatorError;
import io.bowtie.testkit.SparkSupport;
import io.bowtie.testkit.SqlCases;
import io.bowtie.testkit.SqlCases.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of SQL: mappings, their parts, checks and KPIs. */
@ExtendWith(SparkSupport.class)
class ReadOnlySqlTest {
  private final SparkSession spark;
  private final Map<String, Dataset<Row>> inputs;

  ReadOnlySqlTest(SparkSession spark) {
    this.spark = spark;
    this.inputs =
        Map.of(
            "deals",
            spark.sql(
                "select * from values ('D1', 10.5D, 'now', timestamp'2026-06-30 08:00:00'),"
                    + " ('D2', null, '', null) as t(deal_id, amount, deal_name, created_at)"));
  }

  static Stream<Refused> refused() {
    return Stream.concat(SqlCases.refused().stream(), SqlCases.statements().stream());
  }

  @ParameterizedTest
  @MethodSource("refused")
  void shouldRefuse(Refused each) {
    OperatorError error =
        catchThrowableOfType(OperatorError.class, () -> run(each.over("deals")).collectAsList());

    assertThat(error).as("was run").isNotNull();
    assertThat(error.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(error.getMessage()).contains("mine.sql", "line " + each.line(), "do: ");
    assertThat(error.getMessage()).containsIgnoringCase(each.what());
  }

  static Stream<String> allowed() {
    return SqlCases.allowed();
  }

  @ParameterizedTest
  @MethodSource("allowed")
  void shouldRun(String text) {
    assertThat(run(text.replace("@deals", "deals")).collectAsList()).isNotNull();
  }

  @Test
  void shouldNameTheFileAndTheLineOfAPart() {
    SqlStep part = new SqlStep("_part.sql", "-- a part\nselect\n  now() as t from deals");
    SqlStep fine = new SqlStep("_part.sql", "-- a part\nselect deal_id\nfrom deals");

    assertThat(
            refusedBy(new SqlStep("mine.sql", "select t\nfrom _part").after(Map.of("_part", part))))
        .contains("where: _part.sql, line 3", "now()");
    assertThat(
            refusedBy(
                new SqlStep("mine.sql", "\nselect\n uuid()\nfrom _part")
                    .after(Map.of("_part", fine))))
        .contains("where: mine.sql, line 3", "uuid()");
  }

  @Test
  void shouldAllowEveryFileThatShips() throws IOException {
    List<String> refused = new ArrayList<>();
    int files = 0;
    for (Path folder : List.of(Path.of("src/main/resources"), Path.of("../conf/examples"))) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path file : all.filter(each -> each.toString().endsWith(".sql")).toList()) {
          files++;
          ReadOnlySql sql = ReadOnlySql.of(new SqlStep("", Files.readString(file)).text());
          ReadOnlySql.variable(Files.readString(file))
              .or(() -> sql.refused(sql.plan(), table -> Optional.empty()))
              .ifPresent(refusal -> refused.add(file + ": " + refusal));
        }
      }
    }
    assertThat(files).isGreaterThan(80);
    assertThat(refused).isEmpty();
  }

  @Test
  void shouldRefuseAViewThatIsNoInputOfItsOwn() {
    spark.range(1).createOrReplaceTempView("of_somebody_else");

    assertThat(refusedBy(new SqlStep("mine.sql", "select 1\nfrom of_somebody_else")))
        .contains("of_somebody_else", "mine.sql, line 2");
    spark.catalog().dropTempView("of_somebody_else");
  }

  @Test
  void shouldRefuseAFunctionOfSomebodyElse() {
    Dataset<Row> rows =
        inputs
            .get("deals")
            .select(udf((String text) -> text, DataTypes.StringType).apply(col("deal_id")));

    assertThat(ReadOnlySql.refusedOnceKnown(rows.queryExecution().analyzed(), plan -> false))
        .hasValueSatisfying(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.FOREIGN_CODE));
  }

  @Test
  void shouldLeaveACellThatSaysNowAText() {
    List<Row> rows =
        run("select try_cast(deal_name as timestamp), deal_name from deals where deal_name = 'now'")
            .collectAsList();

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).isNullAt(0)).isTrue();
    assertThat(rows.get(0).getString(1)).isEqualTo("now");
  }

  private String refusedBy(SqlStep step) {
    OperatorError error =
        catchThrowableOfType(OperatorError.class, () -> step.run(inputs, Map.of()));
    return error == null ? "" : error.getMessage();
  }

  private Dataset<Row> run(String text) {
    return new SqlStep("mine.sql", text).run(inputs, Map.of());
  }
}
