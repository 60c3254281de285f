package io.bowtie.job;

import io.bowtie.config.BowtieConf;
import io.bowtie.config.ConfLoader;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.BusinessZone;
import io.bowtie.silver.Silver;
import io.bowtie.store.TableStore;
import io.bowtie.testkit.MemoryTableStore;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A company of a few rows in a folder with its conf: the jobs have run for one night, over all that
 * had landed by then.
 */
final class FieldCase {
  private final TableStore store;
  private final Map<String, List<Row>> versions = new TreeMap<>();
  private final AsOf night;

  private FieldCase(TableStore store, AsOf night) {
    this.store = store;
    this.night = night;
  }

  /** What ingest, conform and, where asked for, measure make of the folder's files in one night. */
  static FieldCase run(SparkSession spark, Path folder, String asOf, boolean isMeasured) {
    BowtieConf conf = ConfLoader.load(folder.resolve("bowtie.conf"));
    TableStore store = new MemoryTableStore(spark);
    RunContext context = TestNight.over(spark, store).conf(conf).asOf(asOf);
    new IngestJob().run(context);
    new ConformJob().run(context);
    if (isMeasured) {
      new MeasureJob().run(context);
    }
    return new FieldCase(store, context.asOf());
  }

  /** A table's rows; none where it was not written. */
  Dataset<Row> table(String qualifiedName) {
    return store.readRaw(qualifiedName).orElseThrow();
  }

  /**
   * A column of the version of an entity's row that was the last one known by the end of a day;
   * {@code gone} where it was deleted or not known yet.
   */
  String on(String day, String entity, String key, String column) {
    Instant end = BusinessZone.UTC.endOf(AsOf.parse(day));
    return versionsOf(entity).stream()
        .filter(row -> key(entity, row).equals(key))
        .filter(row -> instant(row, "recorded_at").isBefore(end))
        .max(
            Comparator.comparing((Row row) -> instant(row, "recorded_at"))
                .thenComparing(row -> row.<LocalDate>getAs("landed_on")))
        .filter(row -> !row.<Boolean>getAs("is_deleted"))
        .map(row -> text(row, column))
        .orElse("gone");
  }

  /**
   * The values of some columns of each live row of an entity with this key, in order of the first.
   */
  String all(String entity, String keyColumn, String key, String... columns) {
    return versionsOf(entity).stream()
        .filter(row -> text(row, keyColumn).equals(key))
        .filter(row -> !row.<Boolean>getAs("is_deleted"))
        .map(
            row ->
                List.of(columns).stream()
                    .map(column -> text(row, column))
                    .collect(Collectors.joining(" ")))
        .distinct()
        .sorted()
        .collect(Collectors.joining("; "));
  }

  private List<Row> versionsOf(String entity) {
    return versions.computeIfAbsent(
        entity, name -> store.read(Silver.entity(name).versions()).collectAsList());
  }

  private static String key(String entity, Row row) {
    return text(row, Silver.entity(entity).businessKey().get(0));
  }

  private static Instant instant(Row row, String column) {
    Object value = row.getAs(column);
    return value instanceof Timestamp stamp ? stamp.toInstant() : (Instant) value;
  }

  private static String text(Row row, String column) {
    Object value = Optional.<Object>ofNullable(row.getAs(column)).orElse("none");
    return value instanceof java.math.BigDecimal number
        ? number.stripTrailingZeros().toPlainString()
        : value.toString().replace("T00:00:00Z", "");
  }

  AsOf night() {
    return night;
  }
}
