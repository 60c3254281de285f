package io.bowtie.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.Column;
import io.bowtie.contract.ColumnType;
import io.bowtie.contract.Layer;
import io.bowtie.contract.TableContract;
import io.bowtie.testkit.MemoryTableStore;
import io.bowtie.testkit.SparkSupport;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What tests take for granted in memory holds on Delta. */
@ExtendWith(SparkSupport.class)
class TableStoreTest {
  private static final TableContract COUNTS =
      new TableContract(
          Layer.GOLD,
          "counts",
          "One row per night and name.",
          List.of("name", "as_of"),
          List.of(
              Column.required("name", ColumnType.TEXT, "A name."),
              Column.nullable("count", ColumnType.LONG, "How many."),
              Column.required("as_of", ColumnType.DATE, "The night's as-of.")));

  private static final TableContract PLACES =
      new TableContract(
          Layer.GOLD,
          "places",
          "One row per place.",
          List.of("place"),
          List.of(Column.required("place", ColumnType.LONG, "A place.")));

  private static final AsOf FIRST = AsOf.parse("2026-03-01");
  private static final AsOf SECOND = AsOf.parse("2026-03-02");

  @TestFactory
  Stream<DynamicTest> shouldKeepItsPromises(SparkSession spark, @TempDir Path folder) {
    SparkSession plain = spark.newSession();
    return Stream.of(
        promises("in memory", new MemoryTableStore(spark), spark),
        promises("on Delta", DeltaTableStore.open(spark, folder + "/few"), spark),
        promises("on Delta, many rows", DeltaTableStore.open(plain, folder + "/many"), plain));
  }

  private static DynamicTest promises(String name, TableStore store, SparkSession spark) {
    return DynamicTest.dynamicTest(name, () -> promises(store, spark));
  }

  private static void promises(TableStore store, SparkSession spark) {
    assertThat(store.exists(COUNTS)).isFalse();
    assertThat(store.version(COUNTS)).isEqualTo(-1);
    assertThat(texts(store.read(COUNTS))).isEmpty();

    Dataset<Row> first = counts(spark, FIRST, "a", "b");
    assertThat(store.replaceAsOf(COUNTS, FIRST, first)).isEqualTo(new TableStore.Written(0, 2));
    store.replaceAsOf(COUNTS, SECOND, counts(spark, SECOND, "a"));
    store.replaceAsOf(COUNTS, FIRST, counts(spark, FIRST, "c"));
    assertThat(texts(store.read(COUNTS))).containsExactly("[a,1,2026-03-02]", "[c,1,2026-03-01]");
    assertThat(texts(store.readVersion(COUNTS, 0)))
        .containsExactly("[a,1,2026-03-01]", "[b,1,2026-03-01]");
    assertThat(store.version("gold.counts")).isEqualTo(2);
    assertThatThrownBy(() -> store.replaceAsOf(COUNTS, SECOND, counts(spark, FIRST, "a")));

    // A column that was never delivered is null for readers, and not stored.
    store.overwrite(COUNTS, counts(spark, FIRST, "d").drop("count"));
    assertThat(store.storedColumns(COUNTS)).containsExactly("name", "as_of");
    assertThat(texts(store.read(COUNTS))).containsExactly("[d,null,2026-03-01]");
    Dataset<Row> before = store.read(COUNTS);
    store.append(COUNTS, counts(spark, SECOND, "e"));
    assertThat(texts(before)).containsExactly("[d,null,2026-03-01]");
    assertThat(texts(store.read(COUNTS)))
        .containsExactly("[d,null,2026-03-01]", "[e,1,2026-03-02]");
    assertThatThrownBy(
        () ->
            store.append(
                COUNTS, counts(spark, SECOND, "f").selectExpr("name", "'1' AS count", "as_of")));

    store.create(PLACES);
    assertThat(store.exists(PLACES)).isTrue();
    assertThat(store.addIfAbsent(PLACES, place(spark, 1))).isTrue();
    assertThat(store.addIfAbsent(PLACES, place(spark, 1))).isFalse();
    assertThat(store.addIfAbsent(PLACES, place(spark, 2))).isTrue();
    assertThat(texts(store.read(PLACES))).containsExactly("[1]", "[2]");

    assertThat(store.readRaw("bronze.crm__deal")).isEmpty();
    String name = "bronze.crm__deal";
    assertThat(store.appendRaw(name, raw(spark, DataTypes.IntegerType, 1), List.of(), -1)).isTrue();
    assertThat(
            store.appendRaw(
                name,
                raw(spark, DataTypes.LongType, 2L).selectExpr("id", "'new' AS note"),
                List.of(),
                store.version(name)))
        .isTrue();
    Dataset<Row> raw = store.readRaw(name).orElseThrow();
    Dataset<Row> third = raw(spark, DataTypes.LongType, 3L);
    assertThat(store.appendRaw(name, third, List.of(), -1)).isFalse();
    assertThat(store.appendRaw(name, third, List.of(), store.version(name) - 1)).isFalse();
    assertThat(store.appendRaw(name, third, List.of(), store.version(name))).isTrue();
    assertThat(texts(raw)).containsExactly("[1,null]", "[2,new]");
    assertThat(raw.schema().apply("id").dataType()).isEqualTo(DataTypes.LongType);
    assertThat(store.tableNames())
        .containsExactly("bronze.crm__deal", "gold.counts", "gold.places");
  }

  private static Dataset<Row> counts(SparkSession spark, AsOf asOf, String... names) {
    LocalDate date = asOf.date();
    return spark.createDataFrame(
        Stream.of(names).map(name -> RowFactory.create(name, 1L, date)).toList(), COUNTS.schema());
  }

  private static Dataset<Row> place(SparkSession spark, long place) {
    return spark.createDataFrame(List.of(RowFactory.create(place)), PLACES.schema());
  }

  private static Dataset<Row> raw(
      SparkSession spark, org.apache.spark.sql.types.DataType type, Object id) {
    return spark.createDataFrame(List.of(RowFactory.create(id)), new StructType().add("id", type));
  }

  private static List<String> texts(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(Row::toString).sorted().toList();
  }
}
