package io.bowtie.mapping;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.contract.Column;
import io.bowtie.contract.ColumnType;
import io.bowtie.silver.Entity;
import io.bowtie.silver.VersionSet.Fate;
import io.bowtie.sql.ZonedTimes;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * What became of an entity's mapped rows.
 *
 * @param entity that was mapped
 * @param columns that the mapping delivers, without those that it left out, and their types
 * @param rowsIn that it delivered
 * @param decided the rows with their fate, on the driver
 */
record MappedEntity(
    Entity entity, Map<String, ColumnType> columns, long rowsIn, List<Row> decided) {

  private static final String NULL = "-";
  private static final String PARTED = " | ";

  static MappedEntity of(TriedEntity.Mapped tried) {
    List<String> delivered = List.of(tried.rows().columns());
    Map<String, ColumnType> columns =
        tried.entity().versions().columns().stream()
            .filter(column -> delivered.contains(column.name()))
            .collect(
                Collectors.toMap(Column::name, Column::type, (one, other) -> one, TreeMap::new));
    List<Row> decided =
        tried
            .decided()
            .select(
                Arrays.stream(tried.decided().columns())
                    .map(
                        name ->
                            name.equals("_problems")
                                ? col(name)
                                : ZonedTimes.cast(col(name), DataTypes.StringType, ZoneOffset.UTC)
                                    .as(name))
                    .toArray(org.apache.spark.sql.Column[]::new))
            .collectAsList();
    return new MappedEntity(tried.entity(), columns, tried.rows().count(), decided);
  }

  /**
   * Passes when the end of every row is known, no row is set aside but those expected, and key and
   * recorded_at tell versions apart. That all required columns are there and no unknown one has
   * been seen before: conforming would have refused the mapping.
   *
   * @param setAside the number of rows for each reason, as in {@code "WRONG_TYPE amount"}
   */
  MappedEntity isSound(Map<String, Long> setAside) {
    assertThat(reasons()).as("rows set aside of " + entity.name()).isEqualTo(setAside);
    Map<Fate, Long> fates =
        decided.stream().collect(Collectors.groupingBy(MappedEntity::fate, Collectors.counting()));
    assertThat(fates.values().stream().mapToLong(Long::longValue).sum())
        .as("rows of " + entity.name() + " with a fate, of those mapped")
        .isEqualTo(rowsIn);
    assertThat(fates.keySet()).isSubsetOf(Fate.NEW, Fate.QUARANTINED, Fate.COLLAPSED);
    assertThat(versions())
        .as("versions of " + entity.name())
        .isNotEmpty()
        .extracting(row -> cells(row, entity.versions().key()))
        .doesNotHaveDuplicates();
    for (Column column : entity.versions().columns()) {
      if (column.isRequired() && !List.of("landed_on", "run_id").contains(column.name())) {
        assertThat(versions())
            .extracting(row -> row.<Object>getAs(column.name()))
            .doesNotContainNull();
      }
    }
    return this;
  }

  /** Without any row set aside. */
  MappedEntity isSound() {
    return isSound(Map.of());
  }

  /** How many versions there are. */
  int count() {
    return versions().size();
  }

  /** Some columns of all versions as texts parted by bars, sorted; null is a minus. */
  List<String> lines(String... columns) {
    return versions().stream().map(row -> cells(row, List.of(columns))).sorted().toList();
  }

  /** All that the versions say. */
  List<String> lines() {
    return lines(columns.keySet().toArray(String[]::new));
  }

  /** Some columns of such rows, in their order, as {@link #lines(String...)} writes them. */
  static List<String> lines(List<Map<String, String>> rows, String... columns) {
    return rows.stream()
        .map(
            row ->
                List.of(columns).stream()
                    .map(column -> row.getOrDefault(column, NULL))
                    .map(value -> value == null ? NULL : value)
                    .collect(Collectors.joining(PARTED)))
        .toList();
  }

  /** The versions as texts by the columns that the mapping delivers. */
  List<Map<String, String>> rows() {
    return versions().stream()
        .map(
            row -> {
              Map<String, String> texts = new LinkedHashMap<>();
              columns.keySet().forEach(name -> texts.put(name, row.getAs(name)));
              return texts;
            })
        .toList();
  }

  /** How many rows were set aside for which reason; a row with two reasons counts for both. */
  Map<String, Long> reasons() {
    return decided.stream()
        .filter(row -> fate(row) == Fate.QUARANTINED)
        .flatMap(row -> row.<Row>getList(row.fieldIndex("_problems")).stream())
        .map(problem -> problem.getAs("code") + " " + problem.getAs("column_name"))
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }

  private List<Row> versions() {
    return decided.stream().filter(row -> fate(row) == Fate.NEW).toList();
  }

  private static Fate fate(Row row) {
    return Fate.valueOf(row.getAs("_fate"));
  }

  private static String cells(Row row, List<String> columns) {
    return columns.stream()
        .map(column -> row.<String>getAs(column))
        .map(value -> value == null ? NULL : value)
        .collect(Collectors.joining(PARTED));
  }
}
