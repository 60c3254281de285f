package io.bowtie.mapping;

import static org.apache.spark.sql.functions.col;

import io.bowtie.bronze.FileLedger;
import io.bowtie.bronze.LedgerEntry;
import io.bowtie.bronze.RawTable;
import io.bowtie.config.IncrementConf;
import io.bowtie.config.JdbcConf;
import io.bowtie.config.SourceConf;
import io.bowtie.config.SourceConf.Format;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.ColumnType;
import io.bowtie.silver.Conforming;
import io.bowtie.silver.Entity;
import io.bowtie.silver.Identity;
import io.bowtie.silver.Silver;
import io.bowtie.source.RawInput;
import io.bowtie.source.ReadOptions;
import io.bowtie.testkit.Shared;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A set of mappings that comes with Bowtie, tried over raw tables that a test writes or names.
 * Tables are held in memory as bronze would keep them, or, where a test is about reading, lie in
 * files. They land on 2026-06-01 unless a test says otherwise.
 */
final class MappedSource {
  private static final AsOf AS_OF = AsOf.parse("2026-06-30");
  static final String LANDED = "2026-06-01";

  private final SparkSession spark;
  private final String mapping;
  private final Map<String, List<RawRows>> tables = new TreeMap<>();
  private final Map<String, MappedEntity> tried = new TreeMap<>();
  private Optional<Path> folder = Optional.empty();
  private Format format = Format.CSV;
  private final Map<String, String> options = new TreeMap<>();
  private boolean isSnapshots = false;
  private Map<String, String> choices = Map.of();

  private MappedSource(SparkSession spark, String mapping) {
    this.spark = spark;
    this.mapping = mapping;
  }

  static MappedSource of(SparkSession spark, String mapping) {
    return new MappedSource(spark, mapping);
  }

  /** A folder of the third-party data; the test is skipped where it is absent. */
  static Path shared(String name) {
    return Shared.needed("data/" + name);
  }

  /** Reads tables from files in this folder, as ingest does, instead of holding them. */
  MappedSource inFiles(Path given, Format written) {
    folder = Optional.of(given);
    format = written;
    return this;
  }

  /** A reading option of the source, as a conf would give it. */
  MappedSource option(String name, String value) {
    options.put(name, value);
    return this;
  }

  /** Each landing of a table is the whole of it. */
  MappedSource asSnapshots() {
    isSnapshots = true;
    tried.clear();
    return this;
  }

  /** What the company chooses where the mappings leave a choice. */
  MappedSource choosing(Map<String, String> words) {
    choices = words;
    tried.clear();
    return this;
  }

  MappedSource table(String table, String... lines) {
    return landing(LANDED, table, lines);
  }

  MappedSource landing(String day, String table, String... lines) {
    return with(new RawRows(table, day, String.join("\n", lines) + "\n"));
  }

  MappedSource with(RawRows... more) {
    for (RawRows each : more) {
      tables.computeIfAbsent(each.table(), name -> new ArrayList<>()).add(each);
    }
    tried.clear();
    return this;
  }

  /** A file of the third-party data under a raw table's name. */
  MappedSource file(String table, Path file) {
    try {
      return with(new RawRows(table, LANDED, Files.readString(file)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The entities that the set maps from what is declared, sorted. */
  List<String> entities() {
    return trial(source(), new RawTables(Map.of(), new FileLedger(List.of())))
        .mappings()
        .keySet()
        .stream()
        .sorted()
        .toList();
  }

  /** One entity as if no other were delivered. */
  MappedEntity entity(String name) {
    return tried.computeIfAbsent(
        name,
        entity -> {
          TriedEntity outcome = trial(source(), raw()).one(entity);
          if (outcome instanceof TriedEntity.Blocked blocked) {
            throw blocked.error();
          }
          return MappedEntity.of((TriedEntity.Mapped) outcome);
        });
  }

  /** The versions of an entity, each as texts by column. */
  List<Map<String, String>> rows(String name) {
    return entity(name).rows();
  }

  /**
   * The same with every column of the entity, and without the counts that {@link #entity} takes.
   */
  List<Map<String, String>> versions(String name) {
    Trial trial = trial(source(), raw());
    Entity entity = Silver.entity(name);
    HeldTables nothing = new HeldTables(spark);
    Conforming conforming = new Conforming(AS_OF, "check");
    Dataset<Row> decided =
        conforming.decided(
            entity,
            List.of(
                conforming.mapped(
                    entity,
                    trial.mappings().get(name),
                    ReadOptions.of(source()),
                    trial.raw().inputs(),
                    trial.raw().ledger())),
            Identity.nobody(spark),
            Set.of(),
            nothing,
            nothing.read(entity.versions()));
    Dataset<Row> versions = conforming.newVersions(entity, decided);
    return versions
        .select(
            Stream.of(versions.columns())
                .map(column -> col(column).cast("string").as(column))
                .toArray(Column[]::new))
        .collectAsList()
        .stream()
        .map(
            row -> {
              Map<String, String> texts = new TreeMap<>();
              List.of(versions.columns()).forEach(column -> texts.put(column, row.getAs(column)));
              return texts;
            })
        .toList();
  }

  /** Why rows of an entity are set aside. */
  Map<String, Long> reasons(String name) {
    return entity(name).reasons();
  }

  /** The contract's type of each column that an entity's mapping delivers, by its name. */
  Map<String, ColumnType> columns(String name) {
    return entity(name).columns();
  }

  private Trial trial(SourceConf source, RawTables raw) {
    return new Trial(spark, source, Optional.empty(), raw, AS_OF);
  }

  private RawTables raw() {
    if (folder.isPresent()) {
      return RawTables.read(spark, source(), AS_OF);
    }
    Map<String, RawInput> inputs = new TreeMap<>();
    List<LedgerEntry> entries = new ArrayList<>();
    tables.forEach(
        (name, landings) -> {
          inputs.put(
              name,
              new RawInput(
                  landings.stream()
                      .map(each -> each.in(spark))
                      .reduce((one, other) -> one.unionByName(other, true))
                      .orElseThrow(),
                  landings.get(landings.size() - 1).file(),
                  isSnapshots
                      ? landings.stream()
                          .map(each -> LocalDate.parse(each.landedOn()))
                          .distinct()
                          .sorted()
                          .toList()
                      : List.of()));
          landings.forEach(each -> entries.add(entry(each)));
        });
    return new RawTables(inputs, new FileLedger(entries));
  }

  private static LedgerEntry entry(RawRows rows) {
    return new LedgerEntry(
        new RawTable("vendor", rows.table()),
        rows.file(),
        rows.file(),
        LocalDate.parse(rows.landedOn()),
        1,
        0,
        List.of(),
        1,
        Instant.EPOCH,
        0,
        "run",
        Instant.EPOCH);
  }

  private SourceConf source() {
    Map<String, String> patterns = new LinkedHashMap<>();
    tables.keySet().forEach(table -> patterns.put(table, table + "-*.txt"));
    folder.ifPresent(place -> tables.values().forEach(all -> all.forEach(one -> one.write(place))));
    return new SourceConf(
        "vendor",
        SourceConf.SourceSystem.CRM,
        format,
        folder.map(Path::toString).orElse("raw"),
        patterns,
        mapping,
        SourceConf.Landed.FILE_NAME,
        false,
        Optional.empty(),
        options,
        IncrementConf.NEW_FILES,
        JdbcConf.NONE,
        choices);
  }
}
