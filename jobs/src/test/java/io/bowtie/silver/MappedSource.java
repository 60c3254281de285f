package io.bowtie.silver;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.bowtie.bronze.Delivery;
import io.bowtie.bronze.FileLedger;
import io.bowtie.bronze.Ingest;
import io.bowtie.bronze.LedgerEntry;
import io.bowtie.config.SourceConf;
import io.bowtie.contract.AsOf;
import io.bowtie.source.Mapping;
import io.bowtie.source.Mappings;
import io.bowtie.source.RawInput;
import io.bowtie.source.ReadOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Files of a source, read as ingest reads them and mapped by a set of mappings that comes with
 * Bowtie; nothing is stored. Files land on 2026-06-01 unless a test says otherwise.
 */
final class MappedSource {
  static final AsOf AS_OF = AsOf.parse("2026-06-30");
  private static final Path SHARED =
      Path.of(Optional.ofNullable(System.getenv("BOWTIE_SHARED")).orElse("../../shared"))
          .resolve("data");

  private final SparkSession spark;
  private final Path folder;
  private final SourceConf.Format format;
  private final String mapping;
  private final Map<String, String> tables = new LinkedHashMap<>();
  private final Map<String, List<Row>> collected = new TreeMap<>();
  private List<Mapping> mappings = List.of();
  private boolean isIngested;

  private MappedSource(SparkSession spark, Path folder, SourceConf.Format format, String mapping) {
    this.spark = quick(spark);
    this.folder = folder;
    this.format = format;
    this.mapping = mapping;
  }

  /** A session in which small plans run at once: nothing to compile, one partition. */
  private static SparkSession quick(SparkSession spark) {
    SparkSession session = spark.newSession();
    Map.of(
            "spark.sql.adaptive.enabled", "false",
            "spark.sql.codegen.wholeStage", "false",
            "spark.sql.codegen.factoryMode", "NO_CODEGEN",
            "spark.sql.shuffle.partitions", "1")
        .forEach((name, value) -> session.conf().set(name, value));
    return session;
  }

  static MappedSource csv(SparkSession spark, Path folder, String mapping) {
    return new MappedSource(spark, folder, SourceConf.Format.CSV, mapping);
  }

  static MappedSource json(SparkSession spark, Path folder, String mapping) {
    return new MappedSource(spark, folder, SourceConf.Format.JSON, mapping);
  }

  /** A folder of the third-party data; the test is skipped where it is absent. */
  static Path shared(String name) {
    Path data = SHARED.resolve(name);
    assumeThat(data)
        .as("The data set " + name + " is not here; set BOWTIE_SHARED to the folder above data")
        .exists();
    return data;
  }

  MappedSource table(String table, String... lines) {
    return landing("2026-06-01", table, lines);
  }

  MappedSource landing(String day, String table, String... lines) {
    return write(day, table, String.join("\n", lines) + "\n");
  }

  /** A file of the third-party data under a raw table's name. */
  MappedSource file(String table, Path file) {
    try {
      return write("2026-06-01", table, Files.readString(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Reads the files as ingest does, not by the short way that most tests take. */
  MappedSource ingested() {
    isIngested = true;
    return this;
  }

  /** The sound rows of an entity, each as texts by column. */
  List<Map<String, String>> rows(String entity) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (Row row : collected(entity)) {
      if (row.getList(row.fieldIndex(MappedRows.PROBLEMS)).isEmpty()) {
        rows.add(texts(entity, row));
      }
    }
    assertNoConflict(Silver.entity(entity), rows);
    return rows;
  }

  /** What is wrong with rows that are set aside: column and code, each as often as it occurs. */
  List<String> problems(String entity) {
    List<String> problems = new ArrayList<>();
    for (Row row : collected(entity)) {
      for (Object problem : row.getList(row.fieldIndex(MappedRows.PROBLEMS))) {
        Row one = (Row) problem;
        problems.add(one.<String>getAs("column_name") + " " + one.<String>getAs("code"));
      }
    }
    return problems.stream().sorted().toList();
  }

  /** Names and types of the entity's own columns as they are delivered. */
  List<String> shape(String entity) {
    return List.of(mapped(entity).schema().fields()).stream()
        .filter(field -> isOwn(entity, field.name()))
        .map(field -> field.name() + " " + field.dataType().simpleString())
        .sorted()
        .toList();
  }

  /** The entities that the set maps from what the source declares. */
  List<String> entities() {
    return mappings().stream().map(Mapping::entity).sorted().toList();
  }

  private List<Row> collected(String entity) {
    return collected.computeIfAbsent(
        entity,
        name -> {
          Dataset<Row> mapped = mapped(name);
          return mapped
              .select(
                  List.of(mapped.columns()).stream()
                      .map(
                          column ->
                              column.equals(MappedRows.PROBLEMS)
                                  ? col(column)
                                  : col(column).cast("string").as(column))
                      .toArray(Column[]::new))
              .collectAsList();
        });
  }

  private Dataset<Row> mapped(String entity) {
    Mapping found =
        mappings().stream().filter(one -> one.entity().equals(entity)).findFirst().orElseThrow();
    Map<String, RawInput> delivered = new TreeMap<>();
    for (Delivery delivery : Delivery.of(spark, List.of(conf()), AS_OF)) {
      if (found.reads(delivery.table().name())) {
        delivered.put(
            delivery.table().name(),
            new RawInput(
                isIngested
                    ? ingested(delivery)
                    : RawFiles.read(spark, format == SourceConf.Format.JSON, delivery.files()),
                "file"));
      }
    }
    return new Conforming(AS_OF, "run")
        .mapped(
            Silver.entity(entity),
            found,
            ReadOptions.of(conf()),
            delivered,
            new FileLedger(List.of()));
  }

  private Dataset<Row> ingested(Delivery delivery) {
    Memory memory = new Memory();
    List<LedgerEntry> entries =
        new Ingest(spark, "run", Instant.EPOCH)
            .take(delivery, delivery.files(), new FileLedger(List.of()), memory);
    assertThat(entries).hasSameSizeAs(delivery.files());
    return memory.rows().orElseThrow();
  }

  private List<Mapping> mappings() {
    if (mappings.isEmpty()) {
      mappings = Mappings.of(conf());
    }
    return mappings;
  }

  private SourceConf conf() {
    return new SourceConf(
        "source",
        SourceConf.SourceSystem.CRM,
        format,
        folder.toString(),
        tables,
        mapping,
        SourceConf.Landed.FILE_NAME,
        false,
        Optional.empty(),
        Map.of());
  }

  private MappedSource write(String day, String table, String text) {
    try {
      Files.writeString(folder.resolve(table + "-" + day + ".txt"), text);
      tables.put(table, table + "-*.txt");
      mappings = List.of();
      return this;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static Map<String, String> texts(String entity, Row row) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String name : row.schema().fieldNames()) {
      if (Silver.entity(entity).versions().column(name).isPresent()) {
        texts.put(name, row.getAs(name));
      }
    }
    return texts;
  }

  private static boolean isOwn(String entity, String column) {
    return Silver.entity(entity).versions().column(column).isPresent()
        && !MappedRows.isTechnical(column);
  }

  /** Two rows of the same key and time with other content would lose one of them. */
  private static void assertNoConflict(Entity entity, List<Map<String, String>> rows) {
    Map<List<String>, Map<String, String>> byKey = new HashMap<>();
    for (Map<String, String> row : rows) {
      List<String> key = new ArrayList<>(entity.businessKey().stream().map(row::get).toList());
      key.add(row.get("recorded_at"));
      Map<String, String> other = byKey.putIfAbsent(key, row);
      if (other != null && row.get("recorded_at") != null) {
        assertThat(row).as(entity.name() + " " + key).isEqualTo(other);
      }
    }
  }

  /** Raw rows on the driver. */
  private static final class Memory implements Ingest.Storage {
    private Optional<Dataset<Row>> rows = Optional.empty();

    @Override
    public Optional<Dataset<Row>> rows() {
      return rows;
    }

    @Override
    public long version() {
      return rows.isPresent() ? 0 : -1;
    }

    @Override
    public void append(Dataset<Row> more) {
      Dataset<Row> held = more.sparkSession().createDataFrame(more.collectAsList(), more.schema());
      rows = Optional.of(rows.map(one -> one.unionByName(held, true)).orElse(held));
    }
  }
}
