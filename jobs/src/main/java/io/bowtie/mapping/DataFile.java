package io.bowtie.mapping;

import io.bowtie.config.SourceConf.Format;
import io.bowtie.contract.NearestWord;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file by its name.
 *
 * @param name in full
 * @param stem the name in lower case without its ending
 * @param format that the ending tells
 */
record DataFile(String name, String stem, Format format) implements Comparable<DataFile> {
  private static final Pattern NAME =
      Pattern.compile("(?<stem>[^._].*?)\\.(?<ending>csv|json|jsonl|ndjson)(\\.gz|\\.bz2)?");
  private static final Pattern DATE = Pattern.compile("[-_. ]?\\d{4}-\\d{2}-\\d{2}$");

  /** The file, if its name ends like that of a table. */
  static Optional<DataFile> of(String name) {
    Matcher parts = NAME.matcher(name.toLowerCase(Locale.ROOT));
    return parts.matches()
        ? Optional.of(
            new DataFile(
                name,
                parts.group("stem"),
                parts.group("ending").equals("csv") ? Format.CSV : Format.JSON))
        : Optional.empty();
  }

  /**
   * What all names begin with, up to an underscore, a hyphen or a point, such as {@code sf_}; empty
   * for less than two files.
   */
  static String sharedBeginning(List<DataFile> files) {
    return common(files, UnaryOperator.identity()).replaceFirst("[^-_.]*$", "");
  }

  /**
   * What all names end with before their dates, from an underscore, a hyphen or a point on, such as
   * {@code _export}; empty for less than two files.
   */
  static String sharedEnding(List<DataFile> files) {
    return reversed(common(files, DataFile::reversed)).replaceFirst("^[^-_.]*", "");
  }

  private static String common(List<DataFile> files, UnaryOperator<String> turned) {
    String shared = files.size() < 2 ? "" : turned.apply(files.get(0).undated());
    for (DataFile file : files) {
      String name = turned.apply(file.undated());
      int same = 0;
      while (same < Math.min(shared.length(), name.length())
          && shared.charAt(same) == name.charAt(same)) {
        same++;
      }
      shared = shared.substring(0, same);
    }
    return shared;
  }

  private static String reversed(String text) {
    return new StringBuilder(text).reverse().toString();
  }

  /**
   * Whether the file holds a table of this name.
   *
   * @param beginning that all files share
   * @param ending that all files share
   */
  boolean answersTo(String table, String beginning, String ending) {
    String own = undated();
    String within = own.startsWith(beginning) ? own.substring(beginning.length()) : own;
    return Stream.of(own, within)
        .flatMap(word -> Stream.of(word, without(ending, word)))
        .anyMatch(
            word ->
                bare(word).equals(bare(table))
                    || bare(word.replaceFirst("_(data|export)$", "")).equals(bare(table)));
  }

  private static String without(String ending, String word) {
    return word.endsWith(ending) ? word.substring(0, word.length() - ending.length()) : word;
  }

  /**
   * The table that the file may be meant for: one whose name is nearly the file's, in singular or
   * plural, or stands in it.
   */
  Optional<String> near(Collection<String> tables) {
    return NearestWord.to(bare(undated()), tables.stream().map(DataFile::bare).toList())
        .or(
            () ->
                Stream.of(undated().split("[-_. ]+", -1))
                    .filter(word -> word.length() > 3)
                    .flatMap(
                        word ->
                            NearestWord.to(word, tables.stream().map(DataFile::bare).toList())
                                .stream())
                    .reduce((one, last) -> last))
        .flatMap(found -> tables.stream().filter(table -> bare(table).equals(found)).findFirst());
  }

  /** Whether a pattern that a person gives means the file. */
  boolean fits(String pattern) {
    return FileSystems.getDefault().getPathMatcher("glob:" + pattern).matches(Path.of(name));
  }

  /** Whether the name shows when the file landed. */
  boolean isDated() {
    return DATE.matcher(stem).find();
  }

  /** The stem without the date. */
  String undated() {
    return DATE.matcher(stem).replaceFirst("");
  }

  /** The name in a pattern of files, where some signs have a meaning. */
  String escaped() {
    return name.replaceAll("([\\\\*?\\[\\]{},])", "\\\\$1");
  }

  private static String bare(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[-_. ]", "");
  }

  @Override
  public int compareTo(DataFile other) {
    return name.compareTo(other.name);
  }
}
