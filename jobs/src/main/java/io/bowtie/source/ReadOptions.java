package io.bowtie.source;

import io.bowtie.config.SourceConf;
import io.bowtie.contract.NearestWord;
import io.bowtie.contract.OperatorError;
import java.util.List;
import java.util.Map;

/**
 * How a source's files are written.
 *
 * @param delimiter between the values of a csv file
 * @param quote around values that hold a delimiter or a line break; doubled inside
 * @param encoding of the characters
 * @param dateFormat of dates, in Spark's letters; empty for ISO 8601
 * @param timestampFormat of timestamps, in Spark's letters; empty for ISO 8601
 */
public record ReadOptions(
    String delimiter, String quote, String encoding, String dateFormat, String timestampFormat) {
  private static final List<String> KNOWN =
      List.of("delimiter", "quote", "encoding", "date-format", "timestamp-format");

  /**
   * The options of a source.
   *
   * @throws OperatorError of configuration when there is one that nothing reads
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
        given.getOrDefault("encoding", "UTF-8"),
        given.getOrDefault("date-format", ""),
        given.getOrDefault("timestamp-format", ""));
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
