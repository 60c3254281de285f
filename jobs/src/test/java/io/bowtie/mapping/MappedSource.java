package io.bowtie.mapping;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.bowtie.bronze.FileLedger;
import io.bowtie.bronze.LedgerEntry;
import io.bowtie.bronze.RawTable;
import io.bowtie.config.SourceConf;
import io.bowtie.config.SourceConf.Format;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.ColumnType;
import io.bowtie.source.RawInput;
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
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/**
 * A set of mappings that comes with Bowtie, tried over raw tables that a test writes or names.
 * Tables are held in memory as bronze would keep them, or, where a test is about reading, lie in
 * files. They land on 2026-06-01 unless a test says otherwise.
 */
final class MappedSource {
  private static final AsOf AS_OF = AsOf.parse("2026-06-30");
  static final String LANDED = "2026-06-01";
  private static final Path SHARED =
      Path.of(Optional.ofNullable(System.getenv("BOWTIE_SHARED")).orElse("../../shared"))
          .resolve("data");

  private final SparkSession spark;
  private final String mapping;
  private final Map<String, List<RawRows>> tables = new TreeMap<>();
  private final Map<String, MappedEntity> tried = new TreeMap<>();
  private Optional<Path> folder = Optional.empty();
  private Format format = Format.CSV;

  private MappedSource(SparkSession spark, String mapping) {
    this.spark = spark;
    this.mapping = mapping;
  }

  static MappedSource of(SparkSession spark, String mapping) {
    return new MappedSource(spark, mapping);
  }

  /** A folder of the third-party data; the test is skipped where it is absent. */
  static Path shared(String name) {
    Path data = SHARED.resolve(name);
    assumeThat(data)
        .as("The data set " + name + " is not here; set BOWTIE_SHARED to the folder above data")
        .exists();
    return data;
  }

  /** Reads tables from files in this folder, as ingest does, instead of holding them. */
  MappedSource inFiles(Path given, Format written) {
    folder = Optional.of(given);
    format = written;
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
                  landings.get(landings.size() - 1).file()));
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
        Map.of());
  }
}
