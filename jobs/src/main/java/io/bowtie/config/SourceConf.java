package io.bowtie.config;

import io.bowtie.config.IncrementConf.Increment;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A system that data comes from.
 *
 * @param name the company's name for it
 * @param system what kind of system it is
 * @param format how its files are written
 * @param location folder or URI under which its files lie
 * @param tables raw table name to file pattern under the location, such as {@code deals-*.csv}; of
 *     Delta the table's folder
 * @param mapping an absolute folder of mapping files, one {@code .sql} an entity, or the plain name
 *     of a set of mappings that comes with Bowtie, such as {@code salesforce}
 * @param landed how to see when a file landed
 * @param required whether the night stops when it cannot be read
 * @param freshness how old its last delivery may be, where that is limited
 * @param options reading options: delimiter, quote, encoding, date-format, timestamp-format,
 *     time-zone, decimal-mark
 * @param increments how its landings follow each other
 * @param jdbc how its database is read
 * @param mappingOptions what the company chooses where its mappings leave a choice
 */
public record SourceConf(
    String name,
    SourceSystem system,
    Format format,
    String location,
    Map<String, String> tables,
    String mapping,
    Landed landed,
    boolean required,
    Optional<FreshnessConf> freshness,
    Map<String, String> options,
    IncrementConf increments,
    JdbcConf jdbc,
    Map<String, String> mappingOptions) {

  /** What kind of system a source is. */
  public enum SourceSystem {
    CRM,
    USAGE,
    SUPPORT,
    BILLING,
    FEEDBACK
  }

  /** How a source's files are written. */
  public enum Format {
    CSV,
    /** One JSON object a line, or a JSON array a file. */
    JSON,
    PARQUET,
    /** A folder that is a Delta table; each version of it is a delivery. */
    DELTA,
    /** Tables of a PostgreSQL database. */
    JDBC;

    /** Whether its values have types of their own, rather than being texts. */
    public boolean isTyped() {
      return this != CSV && this != JSON;
    }
  }

  /** How to see when a file landed, so that an as-of takes only what was there by then. */
  public enum Landed {
    /** The last date like 2026-06-30 in the file's name or in its folder below the location. */
    FILE_NAME,
    /** The file's modification time, as a UTC day; of a Delta version its commit. */
    FILE_TIME,
    /** The source does not show it: everything counts as landed. */
    NOT_SHOWN
  }

  public SourceConf {
    tables = Map.copyOf(tables);
    options = Map.copyOf(options);
    mappingOptions = Map.copyOf(mappingOptions);
  }

  /** A source of files that add to each other. */
  public SourceConf(
      String name,
      SourceSystem system,
      Format format,
      String location,
      Map<String, String> tables,
      String mapping,
      Landed landed,
      boolean required,
      Optional<FreshnessConf> freshness,
      Map<String, String> options) {
    this(
        name,
        system,
        format,
        location,
        tables,
        mapping,
        landed,
        required,
        freshness,
        options,
        IncrementConf.NEW_FILES,
        JdbcConf.NONE,
        Map.of());
  }

  /** Whether the mapping is a set that comes with Bowtie. */
  public boolean hasShippedMapping() {
    return !Path.of(mapping).isAbsolute();
  }

  /** How to see when the rows of a raw table landed; a watermark shows it. */
  public Landed landed(String rawTable) {
    return increments.of(rawTable) == Increment.WATERMARK ? Landed.FILE_TIME : landed;
  }

  /** The same source elsewhere. */
  SourceConf at(String otherLocation, String otherMapping) {
    return new SourceConf(
        name,
        system,
        format,
        otherLocation,
        tables,
        otherMapping,
        landed,
        required,
        freshness,
        options,
        increments,
        jdbc,
        mappingOptions);
  }

  static SourceConf read(String name, ConfSection section) {
    Format format = section.word("format", Format.class);
    JdbcConf jdbc = SourceReading.jdbc(name, section, format);
    Landed landed = section.has("landed") ? section.word("landed", Landed.class) : Landed.NOT_SHOWN;
    Map<String, String> tables = section.textMap("tables");
    return new SourceConf(
        name,
        section.word("system", SourceSystem.class),
        format,
        section.text("location"),
        tables,
        section.text("mapping"),
        landed,
        section.flag("required", false),
        section.has("freshness")
            ? Optional.of(section.section("freshness", FreshnessConf::read))
            : Optional.empty(),
        section.textMap("options", Map.of()),
        SourceReading.increments(section, format, landed, tables),
        jdbc,
        section.textMap("mapping-options", Map.of()));
  }
}
