package io.bowtie.source;

import io.bowtie.config.SourceConf;
import io.bowtie.contract.NearestWord;
import io.bowtie.contract.OperatorError;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a source's files are written.
 *
 * @param delimiter between the values of a csv file
 * @param quote around values that hold a delimiter or a line break; doubled inside
 * @param encoding of the characters, by any name that Java knows; a byte order mark in a file
 *     counts for more
 * @param dateFormat of dates, in Spark's letters; empty for ISO 8601
 * @param timestampFormat of timestamps, in Spark's letters; empty for ISO 8601
 * @param timeZone of timestamps that name no zone of their own
 * @param decimalMark between the whole and the fraction of a number: a point or a comma
 */
public record ReadOptions(
    String delimiter,
    String quote,
    String encoding,
    String dateFormat,
    String timestampFormat,
    ZoneId timeZone,
    String decimalMark)
    implements Serializable {
  private static final List<String> KNOWN =
      List.of(
          "delimiter",
          "quote",
          "encoding",
          "date-format",
          "timestamp-format",
          "time-zone",
          "decimal-mark",
          "values");

  /** Values that a mapping has computed: points, UTC, ISO 8601, whatever the source's files say. */
  public static final ReadOptions COMPUTED =
      new ReadOptions(",", "\"", "UTF-8", "", "", ZoneOffset.UTC, ".");

  /**
   * The options of a source.
   *
   * @throws OperatorError of configuration when there is one that nothing reads, or a value that is
   *     none
   */
  public static ReadOptions of(SourceConf source) {
    Map<String, String> given = source.options();
    given.keySet().stream()
        .filter(option -> !KNOWN.contains(option))
        .sorted()
        .findFirst()
        .ifPresent(option -> refuse(source, option));
    return new ReadOptions(
        given.getOrDefault("delimiter", ","),
        given.getOrDefault("quote", "\""),
        encoding(source, given.getOrDefault("encoding", "UTF-8")),
        given.getOrDefault("date-format", ""),
        given.getOrDefault("timestamp-format", ""),
        timeZone(source, given.getOrDefault("time-zone", "UTC")),
        decimalMark(source, given.getOrDefault("decimal-mark", ".")));
  }

  /**
   * How the texts are written that a mapping makes of a source's values. Of typed values Spark
   * writes numbers with a point; times come with their zone, or are printed in the source's.
   */
  public static ReadOptions ofMapped(SourceConf source) {
    ReadOptions written = of(source);
    return source.format().isTyped()
        ? new ReadOptions(
            written.delimiter,
            written.quote,
            written.encoding,
            written.dateFormat,
            written.timestampFormat,
            written.timeZone,
            COMPUTED.decimalMark)
        : written;
  }

  /**
   * Whether a mapping gets typed values as texts: where it comes with Bowtie, since those are
   * written for texts, and where the option {@code values = text} says so.
   */
  public static boolean asTexts(SourceConf source) {
    String values = source.options().getOrDefault("values", "typed");
    if (!List.of("typed", "text").contains(values)) {
      throw OperatorError.configuration("Unknown kind of values '" + values + "'")
          .where("sources." + source.name() + ".options.values")
          .why("It decides whether a mapping gets types or texts.")
          .remedy("Give typed or text.");
    }
    return source.hasShippedMapping() || values.equals("text");
  }

  /** By the name that Java gives it. */
  private static String encoding(SourceConf source, String given) {
    try {
      return Charset.forName(given.strip()).name();
    } catch (IllegalArgumentException unknown) {
      Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
      Charset.availableCharsets()
          .values()
          .forEach(
              charset -> {
                names.add(charset.name());
                names.addAll(charset.aliases());
              });
      throw OperatorError.configuration("Unknown encoding '" + given + "'")
          .where("sources." + source.name() + ".options.encoding")
          .why("It decides which letters the bytes of a file stand for.")
          .remedy(
              NearestWord.to(given, names).map(name -> "Did you mean '" + name + "'? ").orElse("")
                  + "Known are "
                  + String.join(", ", Charset.availableCharsets().keySet())
                  + ".")
          .causedBy(unknown);
    }
  }

  private static ZoneId timeZone(SourceConf source, String given) {
    try {
      return ZoneId.of(given);
    } catch (DateTimeException unknown) {
      throw OperatorError.configuration("Unknown time zone '" + given + "'")
          .where("sources." + source.name() + ".options.time-zone")
          .why("It decides on which day something happened.")
          .remedy(
              NearestWord.to(given, ZoneId.getAvailableZoneIds())
                  .map(zone -> "Did you mean '" + zone + "'?")
                  .orElse("Name a region, such as Europe/Berlin, or UTC."))
          .causedBy(unknown);
    }
  }

  private static String decimalMark(SourceConf source, String given) {
    if (!given.equals(".") && !given.equals(",")) {
      throw OperatorError.configuration("Unknown decimal mark '" + given + "'")
          .where("sources." + source.name() + ".options.decimal-mark")
          .why("It decides whether 1,5 is one and a half.")
          .remedy("Give \".\" or \",\".");
    }
    return given;
  }

  private static void refuse(SourceConf source, String option) {
    throw OperatorError.configuration("Unknown reading option '" + option + "'")
        .where("sources." + source.name() + ".options." + option)
        .remedy(
            NearestWord.to(option, KNOWN)
                .map(word -> "Did you mean '" + word + "'?")
                .orElse("Known: " + String.join(", ", KNOWN) + "."));
  }
}
