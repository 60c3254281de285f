package io.bowtie.config;

import io.bowtie.config.IncrementConf.Increment;
import io.bowtie.config.SourceConf.Format;
import io.bowtie.config.SourceConf.Landed;
import io.bowtie.contract.OperatorError;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the keys of a source that say what of it is read, and refuses what cannot go together. */
final class SourceReading {
  private static final Pattern SECRET = Pattern.compile("(?i)(user|password)=|//[^/]*@");

  private SourceReading() {}

  /** The increments of a source whose other keys were read. */
  static IncrementConf increments(
      ConfSection section, Format format, Landed landed, Map<String, String> tables) {
    boolean isJdbc = format == Format.JDBC;
    Increment usual =
        section.has("increment")
            ? section.word("increment", Increment.class)
            : isJdbc ? Increment.SNAPSHOT : Increment.NEW_FILES;
    IncrementConf given =
        new IncrementConf(
            usual,
            section.textMap("watermark", Map.of()),
            section.has("overlap-hours")
                ? section.integer("overlap-hours")
                : IncrementConf.NEW_FILES.overlapHours(),
            section.has("maximum-snapshot-loss")
                ? section.number("maximum-snapshot-loss")
                : IncrementConf.NEW_FILES.maximumLoss());
    refuseUnfit(section, given, isJdbc, landed, tables);
    return given;
  }

  private static void refuseUnfit(
      ConfSection section,
      IncrementConf given,
      boolean isJdbc,
      Landed landed,
      Map<String, String> tables) {
    if (isJdbc && given.usual() == Increment.NEW_FILES) {
      throw section
          .wrong("increment", "A database has no files")
          .remedy("Use increment = watermark or snapshot.");
    }
    if (!isJdbc && (given.usual() == Increment.WATERMARK || !given.watermark().isEmpty())) {
      throw section
          .wrong(section.has("watermark") ? "watermark" : "increment", "Files have no watermark")
          .why("A watermark is a column of a database table, read with format = jdbc.")
          .remedy("Use increment = new-files or snapshot.");
    }
    for (String table : given.watermark().keySet()) {
      if (!tables.containsKey(table)) {
        throw section
            .wrong("watermark", "There is a watermark for '" + table + "', which is no raw table")
            .remedy("Use one of the names under 'tables'.");
      }
    }
    if (given.usual() == Increment.WATERMARK
        && !given.watermark().keySet().containsAll(tables.keySet())) {
      throw section
          .wrong("increment", "Not every raw table has a watermark")
          .remedy("Name the column of each under watermark { … }, or leave 'increment' out.");
    }
    if (!isJdbc && given.usual() == Increment.SNAPSHOT && landed == Landed.NOT_SHOWN) {
      throw section
          .wrong("increment", "A snapshot needs the day on which it landed")
          .why("What it lacks counts as deleted from that day on.")
          .remedy("Set landed = file-name or file-time.");
    }
    if (given.overlapHours() < 0 || given.maximumLoss() < 0 || given.maximumLoss() > 1) {
      throw section
          .wrong("increment", "A limit is out of range")
          .remedy("overlap-hours is 0 or more; maximum-snapshot-loss is a share from 0 to 1.");
    }
  }

  /** How the database of a source is read. */
  static JdbcConf jdbc(String name, ConfSection section, Format format) {
    for (String secret : new String[] {"user", "password"}) {
      if (section.has(secret)) {
        throw refused(section, name, secret);
      }
    }
    if (format != Format.JDBC) {
      return JdbcConf.NONE;
    }
    String location = section.text("location");
    if (SECRET.matcher(location).find()) {
      throw refused(section, name, "location");
    }
    if (!location.startsWith("jdbc:postgresql:")) {
      throw section
          .wrong("location", "This database cannot be read")
          .remedy("Give a location like jdbc:postgresql://host:5432/database.");
    }
    if (section.has("landed")) {
      throw section
          .wrong("landed", "'landed' is for files")
          .why("Rows of a database land on the day of their watermark, or on the night's as-of.")
          .remedy("Leave it out.");
    }
    return new JdbcConf(
        section.text("credentials", variables(name)),
        section.has("partitions")
            ? section.named(
                "partitions",
                (table, inner) ->
                    new JdbcConf.Partition(inner.text("column"), inner.integer("count")))
            : Map.of());
  }

  /** Never shows the value. */
  private static OperatorError refused(ConfSection section, String name, String key) {
    String credentials = section.text("credentials", variables(name));
    return section
        .wrong(key, "User and password do not belong into a configuration")
        .why("It is read, copied and hashed by more than those who may know them.")
        .remedy(
            "Take them out and set the environment variables "
                + credentials
                + "_USER and "
                + credentials
                + "_PASSWORD, or Hadoop credentials of these names; 'credentials' chooses another"
                + " beginning than "
                + credentials
                + ".");
  }

  private static String variables(String source) {
    return "BOWTIE_" + source.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }
}
