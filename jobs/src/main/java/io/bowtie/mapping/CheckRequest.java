package io.bowtie.mapping;

import io.bowtie.config.CustomField;
import io.bowtie.config.SourceConf;
import io.bowtie.config.SourceConf.Format;
import io.bowtie.config.SourceConf.Landed;
import io.bowtie.config.SourceConf.SourceSystem;
import io.bowtie.contract.AsOf;
import io.bowtie.source.Mappings;
import io.bowtie.source.ReadOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/**
 * Which mappings to check over which files.
 *
 * @param mapping a folder of mappings, or the name of a set that comes with Bowtie
 * @param data the folder of files, one or more for each raw table
 * @param declared the source as a conf declares it: its tables, options and increments count, and
 *     files are not looked for by name
 * @param format of the files; by their names' endings unless given
 * @param options for reading them, as under a source's {@code options}
 * @param tables patterns of files by raw table, for files that are named otherwise
 * @param asOf the night; without one every row counts
 * @param customFields by entity, as a conf declares them
 */
public record CheckRequest(
    String mapping,
    Path data,
    Optional<SourceConf> declared,
    Optional<Format> format,
    Map<String, String> options,
    Map<String, String> tables,
    Optional<AsOf> asOf,
    Optional<Map<String, List<CustomField>>> customFields) {
  private static final AsOf END_OF_TIME = new AsOf(LocalDate.of(9999, 12, 30));

  public CheckRequest {
    options = Map.copyOf(options);
    tables = Map.copyOf(tables);
  }

  /** A set of mappings over a folder, with nothing else said. */
  public static CheckRequest of(String mapping, Path data) {
    return new CheckRequest(
        mapping,
        data,
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** The mappings of a source that a conf declares, over its own files. */
  public static CheckRequest of(
      SourceConf source, Optional<Map<String, List<CustomField>>> customFields) {
    return new CheckRequest(
        source.mapping(),
        Path.of(source.location()),
        Optional.of(source),
        Optional.empty(),
        Map.of(),
        Map.of(),
        Optional.empty(),
        customFields);
  }

  /**
   * Everything that can be told before a row is read.
   *
   * @throws io.bowtie.contract.OperatorError of configuration when there are no such mappings, the
   *     folder holds none of their tables, or an option is unknown
   */
  public Prepared prepared() {
    if (declared.isPresent()) {
      SourceConf source = with(declared.get());
      ReadOptions.of(source);
      Mappings.of(source);
      return new Prepared(this, source, List.of());
    }
    SourceConf undeclared = source(new DataFolder(Format.CSV, Map.of(), false, List.of()));
    ReadOptions.of(undeclared);
    DataFolder folder =
        DataFolder.of(
            data.toAbsolutePath().normalize(), Mappings.tablesRead(undeclared), tables, format);
    SourceConf source = source(folder);
    Mappings.of(source);
    return new Prepared(this, source, folder.unread());
  }

  /** What a person gives beside the conf stands before what the conf says. */
  private SourceConf with(SourceConf source) {
    Map<String, String> patterns = new TreeMap<>(source.tables());
    patterns.putAll(tables);
    Map<String, String> read = new TreeMap<>(source.options());
    read.putAll(options);
    Path own = Path.of(mapping).toAbsolutePath().normalize();
    return new SourceConf(
        source.name(),
        source.system(),
        format.orElse(source.format()),
        source.format() == Format.JDBC
            ? source.location()
            : data.toAbsolutePath().normalize().toString(),
        patterns,
        Files.isDirectory(own) ? own.toString() : mapping,
        source.landed(),
        false,
        source.freshness(),
        read,
        source.increments(),
        source.jdbc(),
        source.mappingOptions());
  }

  private SourceConf source(DataFolder folder) {
    Path own = Path.of(mapping).toAbsolutePath().normalize();
    String name = own.getFileName() == null ? "data" : own.getFileName().toString();
    return new SourceConf(
        name,
        SourceSystem.CRM,
        folder.format(),
        data.toAbsolutePath().normalize().toString(),
        folder.patterns(),
        Files.isDirectory(own) ? own.toString() : mapping,
        folder.isDated() ? Landed.FILE_NAME : Landed.NOT_SHOWN,
        false,
        Optional.empty(),
        options);
  }

  /**
   * A request whose mappings and files are there.
   *
   * @param request as it was made
   * @param source as a conf would declare it
   * @param unreadFiles that answer to no raw table
   */
  public record Prepared(CheckRequest request, SourceConf source, List<String> unreadFiles) {

    /** Runs the mappings and checks them; nothing is written. */
    public MappingReport run(SparkSession spark) {
      AsOf asOf = request.asOf().orElse(END_OF_TIME);
      RawTables raw = RawTables.read(spark, source, asOf);
      return new CheckMappings(new Trial(spark, source, request.customFields(), raw, asOf))
          .report(unreadFiles);
    }
  }
}
