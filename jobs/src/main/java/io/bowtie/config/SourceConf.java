package io.bowtie.config;

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
 * @param tables raw table name to file pattern under the location, such as {@code deals-*.csv}
 * @param mapping an absolute folder of mapping files, one {@code .sql} an entity, or the plain name
 *     of a set of mappings that comes with Bowtie, such as {@code salesforce}
 * @param landed how to see when a file landed
 * @param required whether the night stops when it cannot be read
 * @param freshness how old its last delivery may be, where that is limited
 * @param options reading options: delimiter, quote, encoding, date-format, timestamp-format,
 *     time-zone, decimal-mark
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
    Map<String, String> options) {

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
    JSON
  }

  /** How to see when a file landed, so that an as-of takes only what was there by then. */
  public enum Landed {
    /** The last date like 2026-06-30 in the file's name. */
    FILE_NAME,
    /** The file's modification time, as a UTC day. */
    FILE_TIME,
    /** The source does not show it: everything counts as landed. */
    NOT_SHOWN
  }

  public SourceConf {
    tables = Map.copyOf(tables);
    options = Map.copyOf(options);
  }

  /** Whether the mapping is a set that comes with Bowtie. */
  public boolean hasShippedMapping() {
    return !Path.of(mapping).isAbsolute();
  }

  static SourceConf read(String name, ConfSection section) {
    return new SourceConf(
        name,
        section.word("system", SourceSystem.class),
        section.word("format", Format.class),
        section.text("location"),
        section.textMap("tables"),
        section.text("mapping"),
        section.has("landed") ? section.word("landed", Landed.class) : Landed.NOT_SHOWN,
        section.flag("required", false),
        section.has("freshness")
            ? Optional.of(section.section("freshness", FreshnessConf::read))
            : Optional.empty(),
        section.textMap("options", Map.of()));
  }
}
