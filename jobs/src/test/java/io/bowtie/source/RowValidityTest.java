package io.bowtie.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.OperatorError;
import io.bowtie.sql.SqlStep;
import io.bowtie.testkit.SparkSupport;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSupport.class)
class RowValidityTest {
  private static final String QUERY =
      """
      -- key: deal_company(deal_id, company_id)
      select concat_ws(' ', deal_id, company_id, type, _valid_from, coalesce(cast(_valid_until as string), 'on'),
        'gone ' || _gone_on)
      from deal_company
      """;

  private static final SourceTimes TIMES = SourceTimes.of(ReadOptions.COMPUTED, List.of());

  private final SparkSession spark;

  RowValidityTest(SparkSession spark) {
    this.spark = spark;
  }

  @Test
  void shouldEndARowWhereTheNextOneOfItsKeyLands() {
    assertThat(
            read(
                List.of(),
                row("2026-06-01", "a.csv", 2, "D1", "C1", "1"),
                row("2026-06-01", "a.csv", 3, "D1", "C2", "1"),
                row("2026-06-10", "b.csv", 2, " D1 ", "C1", "5"),
                row("2026-06-20", "c.csv", 2, "D1", "C1", "1")))
        .containsExactlyInAnyOrder(
            "D1 C1 1 2026-06-01 2026-06-10",
            "D1 C2 1 2026-06-01 on",
            " D1  C1 5 2026-06-10 2026-06-20",
            "D1 C1 1 2026-06-20 on");
  }

  @Test
  void shouldLetTheLastOfSeveralRowsOfOneLandingStand() {
    assertThat(
            read(
                List.of(),
                row("2026-06-01", "b.csv", 2, "D1", "C1", "third"),
                row("2026-06-01", "a.csv", 9, "D1", "C1", "second"),
                row("2026-06-01", "a.csv", 2, "D1", "C1", "first")))
        .containsExactlyInAnyOrder(
            "D1 C1 first 2026-06-01 2026-06-01",
            "D1 C1 second 2026-06-01 2026-06-01",
            "D1 C1 third 2026-06-01 on");
  }

  @Test
  void shouldEndARowWithTheFirstSnapshotThatLacksItsKey() {
    assertThat(
            read(
                List.of("2026-06-01", "2026-06-02", "2026-06-03", "2026-06-04"),
                row("2026-06-01", "1.csv", 2, "D1", "C1", "1"),
                row("2026-06-01", "1.csv", 3, "D1", "C2", "1"),
                row("2026-06-02", "2.csv", 2, "D1", "C1", "1"),
                row("2026-06-04", "4.csv", 2, "D1", "C1", "1")))
        .containsExactlyInAnyOrder(
            "D1 C1 1 2026-06-01 2026-06-02",
            "D1 C2 1 2026-06-01 2026-06-02 gone 2026-06-02",
            "D1 C1 1 2026-06-02 2026-06-03 gone 2026-06-03",
            "D1 C1 1 2026-06-04 on");
  }

  @Test
  void shouldNameAMissingColumnOfTheKeyAsTheMappingReadsIt() {
    assertThatThrownBy(
            () ->
                mapping(QUERY.replace("company_id", "firm_id"))
                    .run(delivered(List.of()), AsOf.parse("2026-06-30"), Set.of(), TIMES))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("firm_id");
  }

  private List<String> read(List<String> snapshots, Row... rows) {
    return mapping(QUERY)
        .run(delivered(snapshots, rows), AsOf.parse("2026-06-30"), Set.of(), TIMES)
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private static Mapping mapping(String text) {
    return new Mapping("crm", "deals", new SqlStep("deals.sql", text));
  }

  private Map<String, RawInput> delivered(List<String> snapshots, Row... rows) {
    Dataset<Row> table =
        spark.createDataFrame(
            List.of(rows),
            new StructType()
                .add("_landed_on", DataTypes.DateType)
                .add("_file", DataTypes.StringType)
                .add("_line", DataTypes.LongType)
                .add("Deal_Id", DataTypes.StringType)
                .add("company_id", DataTypes.StringType)
                .add("type", DataTypes.StringType));
    return Map.of(
        "deal_company",
        new RawInput(table, "last.csv", snapshots.stream().map(LocalDate::parse).toList()));
  }

  private static Row row(String landedOn, String file, long line, String... values) {
    return RowFactory.create(
        Stream.concat(Stream.of(LocalDate.parse(landedOn), file, line), Stream.of(values))
            .toArray());
  }
}
