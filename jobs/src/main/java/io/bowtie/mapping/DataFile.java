package io.bowtie.mapping;

import io.bowtie.config.SourceConf.Format;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    String shared = files.size() < 2 ? "" : files.get(0).stem();
    for (DataFile file : files) {
      int same = 0;
      while (same < Math.min(shared.length(), file.stem().length())
          && shared.charAt(same) == file.stem().charAt(same)) {
        same++;
      }
      shared = shared.substring(0, same);
    }
    return shared.replaceFirst("[^-_.]*$", "");
  }

  /** Whether the file holds a table of this name. */
  boolean answersTo(String table, String sharedBeginning) {
    String own = undated();
    String within = own.startsWith(sharedBeginning) ? own.substring(sharedBeginning.length()) : own;
    return List.of(own, within).stream()
        .anyMatch(
            word ->
                bare(word).equals(bare(table))
                    || bare(word.replaceFirst("_data$", "")).equals(bare(table)));
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
