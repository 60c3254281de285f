package io.bowtie.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.OperatorError;
import io.bowtie.sql.SqlStep;
import io.bowtie.testkit.SparkSupport;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SparkSupport.class)
class LooseNamesTest {
  private static final String LOOSE = "-- names: loose\n";
  private static final String QUERY =
      "-- optional: deal.next_step\n"
          + "select id as deal_id, stage_name as stage, next_step, region_c from deal";

  private final SparkSession spark;

  LooseNamesTest(SparkSession spark) {
    this.spark = spark;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Id, StageName, Region__c, _file",
        "ID, STAGENAME, REGION__C, _file",
        "id, stage_name, region_c, _file"
      })
  void shouldReadOneMappingFromEachWayOfWritingNames(String header) {
    Dataset<Row> rows = run(LOOSE + QUERY, header);

    assertThat(rows.columns()).containsExactly("deal_id", "stage", "region_c");
    assertThat(rows.first()).extracting(row -> row.getString(1)).isEqualTo("v2");
  }

  @Test
  void shouldTakeTheNameItselfBeforeOneThatLooksLikeIt() {
    Dataset<Row> rows = run(LOOSE + QUERY, "Id, StageName, stage_name, Region__c");

    assertThat(rows.first().getString(1)).isEqualTo("v3");
  }

  @Test
  void shouldRefuseTwoColumnsThatAnswerToOneName() {
    assertThatThrownBy(() -> run(LOOSE + QUERY, "Id, StageName, Stage_Name_, Region__c"))
        .isInstanceOf(OperatorError.class)
        .hasMessageContainingAll("'stage_name'", "'StageName'", "'Stage_Name_'");
  }

  @Test
  void shouldTakeNamesAsTheyAreUnlessTheMappingAsks() {
    assertThatThrownBy(() -> run(QUERY, "Id, StageName, Region__c"))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("expects a column 'stage_name'");
  }

  /** One row: v1, v2 and so on. */
  private Dataset<Row> run(String sql, String header) {
    List<String> names = List.of(header.split(", ", -1));
    String values =
        String.join(
            ", ",
            Stream.iterate(1, number -> number + 1)
                .limit(names.size())
                .map(number -> "'v" + number + "' as `" + names.get(number - 1) + "`")
                .toList());
    RawInput deal = new RawInput(spark.sql("select " + values), "deal.csv");
    return new Mapping("crm", "deals", new SqlStep("deals.sql", sql))
        .run(
            Map.of("deal", deal),
            AsOf.parse("2026-06-30"),
            Set.of(),
            SourceTimes.of(ReadOptions.COMPUTED, List.of()));
  }
}
