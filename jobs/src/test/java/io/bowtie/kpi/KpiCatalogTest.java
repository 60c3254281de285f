package io.bowtie.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.Tables;
import io.bowtie.silver.Accounts;
import io.bowtie.silver.Deals;
import io.bowtie.silver.Entity;
import io.bowtie.silver.ExchangeRates;
import io.bowtie.silver.FxRates;
import io.bowtie.silver.Owners;
import io.bowtie.sql.SqlStep;
import io.bowtie.testkit.InMemoryTables;
import io.bowtie.testkit.SparkSupport;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every KPI against its given and expected rows in {@code kpi/<name>/}. The expected file lists all
 * rows of each period and dimension that it names; others are not looked at.
 */
@ExtendWith(SparkSupport.class)
class KpiCatalogTest {
  private static final KpiNight NIGHT = new KpiNight(AsOf.parse("2026-06-30"), "run", "USD", 365);

  private final SparkSession spark;

  KpiCatalogTest(SparkSession spark) {
    this.spark = spark;
  }

  static Stream<Kpi> catalogue() {
    return KpiCatalog.KPIS.stream();
  }

  @ParameterizedTest
  @MethodSource("catalogue")
  void shouldMeasureWhatItsFileExpects(Kpi kpi) {
    Dataset<Row> rows = MeasureKpis.of(List.of(kpi), delivered -> true, given(kpi.name()), NIGHT);

    assertThat(rows.columns()).containsExactlyElementsOf(KpiTables.KPIS.columnNames());
    assertThat(rows.schema().sameType(KpiTables.KPIS.schema())).isTrue();
    assertExpected(kpi.name(), rows, List.of("period_type", "period_start", "dimension"));
  }

  @Test
  void shouldMeasureVelocityAsItsFileExpects() {
    Dataset<Row> rows =
        MeasureKpis.velocityOf(delivered -> true, given("pipeline_velocity"), NIGHT);

    assertThat(rows.columns()).containsExactlyElementsOf(KpiTables.PIPELINE_VELOCITY.columnNames());
    assertThat(rows.schema().sameType(KpiTables.PIPELINE_VELOCITY.schema())).isTrue();
    assertExpected("pipeline_velocity", rows, List.of("dimension"));
  }

  @Test
  void shouldHaveEitherValueOrReason() {
    List<Row> rows = measured(delivered -> true, given("win_rate_amount"));

    assertThat(rows).isNotEmpty();
    assertThat(rows)
        .allSatisfy(
            row ->
                assertThat(row.getAs("value") == null)
                    .isEqualTo(row.getAs("undefined_reason") != null));
  }

  @Test
  void shouldBeUndefinedForAllWhereNoDealIsKnown() {
    List<Row> rows = measured(delivered -> true, noDeals());

    assertThat(rows).extracting(row -> row.getAs("kpi")).hasSameElementsAs(names());
    assertThat(rows)
        .hasSameSizeAs(KpiCatalog.KPIS)
        .allSatisfy(row -> assertUndefined(row, "no deal was closed"));
  }

  @Test
  void shouldNameTheEntityThatNoSourceDelivers() {
    List<Row> rows = measured(entity -> !entity.name().equals("deals"), noDeals());

    assertThat(rows).extracting(row -> row.getAs("kpi")).hasSameElementsAs(names());
    assertThat(rows)
        .hasSameSizeAs(KpiCatalog.KPIS)
        .allSatisfy(row -> assertUndefined(row, "not computed: no source delivers deals"));
  }

  @Test
  void shouldKeepItsFactsCachedUntilTheyAreClosed() {
    DealFacts facts = given("win_rate");
    measured(delivered -> true, facts);

    assertThat(facts.dealsByGroup().storageLevel()).isNotEqualTo(StorageLevel.NONE());
    assertThat(facts.closedDeals().storageLevel()).isNotEqualTo(StorageLevel.NONE());

    facts.close();
    assertThat(facts.dealsByGroup().storageLevel()).isEqualTo(StorageLevel.NONE());
    assertThat(facts.closedDeals().storageLevel()).isEqualTo(StorageLevel.NONE());
  }

  @ParameterizedTest
  @MethodSource("catalogue")
  void shouldSayWhatItAsksAndWhoSignsIt(Kpi kpi) {
    String text = SqlStep.fromResource(kpi.file()).text();

    assertThat(text)
        .startsWith("-- Question: ")
        .contains("-- Grain:    " + kpi.grain().replaceFirst("^O", "o"))
        .contains("-- Unit:     " + kpi.unit().word())
        .contains("-- Inputs:   ")
        .contains("-- Owner:    " + kpi.owner());
  }

  @Test
  void shouldHaveNamesOnce() {
    assertThat(names()).doesNotHaveDuplicates();
  }

  @Test
  void shouldListEveryFileThatIsAKpi() throws Exception {
    Set<String> sharedSteps = Set.of("deals_by_group", "closed_deals", "pipeline_velocity");
    Path folder = Path.of(KpiCatalogTest.class.getResource("/sql/kpi").toURI());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString().replace(".sql", ""))
                  .filter(name -> !sharedSteps.contains(name)))
          .containsExactlyInAnyOrderElementsOf(names());
    }
  }

  private static List<String> names() {
    return catalogue().map(Kpi::name).toList();
  }

  private static void assertUndefined(Row row, String reason) {
    assertThat(row.<String>getAs("period_type")).isEqualTo("trailing");
    assertThat(row.<String>getAs("group_name")).isEqualTo("all");
    assertThat(row.<String>getAs("undefined_reason")).isEqualTo(reason);
    assertThat(row.<Double>getAs("value")).isNull();
    assertThat(row.<Long>getAs("support")).isZero();
  }

  private List<Row> measured(Predicate<Entity> isDelivered, DealFacts facts) {
    return MeasureKpis.of(KpiCatalog.KPIS, isDelivered, facts, NIGHT).collectAsList();
  }

  private DealFacts noDeals() {
    return read(new InMemoryTables(spark));
  }

  private DealFacts given(String caseName) {
    return read(
        SilverFixture.tables(
            spark,
            caseName,
            List.of(Deals.ENTITY, Accounts.ENTITY, Owners.ENTITY, FxRates.ENTITY)));
  }

  private static DealFacts read(Tables silver) {
    return DealFacts.read(
        silver, NIGHT, ExchangeRates.at(silver, NIGHT.asOf(), SilverFixture.DOLLARS));
  }

  private void assertExpected(String caseName, Dataset<Row> rows, List<String> scope) {
    URL file = KpiCatalogTest.class.getResource("/kpi/" + caseName + "/expect.csv");
    List<Map<String, String>> expected = SilverFixture.texts(spark, file);
    Set<String> scopes = expected.stream().map(row -> key(row, scope)).collect(Collectors.toSet());
    Map<String, Map<String, String>> actual =
        rows.collectAsList().stream()
            .map(KpiCatalogTest::texts)
            .filter(row -> scopes.contains(key(row, scope)))
            .collect(Collectors.toMap(KpiCatalogTest::group, row -> row));

    assertThat(actual.keySet())
        .containsExactlyInAnyOrderElementsOf(expected.stream().map(KpiCatalogTest::group).toList());
    expected.forEach(row -> assertSame(row, actual.get(group(row))));
  }

  private static void assertSame(Map<String, String> expected, Map<String, String> actual) {
    Set<String> notInFile = Set.of("kpi", "unit", "as_of", "run_id");
    assertThat(actual.keySet().stream().filter(column -> !notInFile.contains(column)))
        .as("filled columns of %s", expected)
        .containsExactlyInAnyOrderElementsOf(expected.keySet());
    expected.forEach(
        (column, text) -> {
          if (text.matches("-?[0-9.]+")) {
            assertThat(Double.parseDouble(actual.get(column)))
                .as("%s of %s", column, expected)
                .isCloseTo(Double.parseDouble(text), within(1e-12));
          } else {
            assertThat(actual.get(column)).as("%s of %s", column, expected).isEqualTo(text);
          }
        });
  }

  private static String group(Map<String, String> row) {
    return key(row, List.of("period_type", "period_start", "dimension", "group_name"));
  }

  private static String key(Map<String, String> row, List<String> columns) {
    return columns.stream().map(row::get).collect(Collectors.joining(" "));
  }

  private static Map<String, String> texts(Row row) {
    return Stream.of(row.schema().fieldNames())
        .filter(column -> row.getAs(column) != null)
        .collect(Collectors.toMap(column -> column, column -> row.getAs(column).toString()));
  }
}
