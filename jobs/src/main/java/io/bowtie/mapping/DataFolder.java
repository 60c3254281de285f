package io.bowtie.mapping;

import io.bowtie.config.SourceConf.Format;
import io.bowtie.contract.NearestWord;
import io.bowtie.contract.OperatorError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the raw tables that mappings read among the files of a folder.
 *
 * @param format of the files
 * @param patterns of files by raw table, as a conf would declare them
 * @param isDated whether the name of each file shows when it landed
 * @param unread files that answer to no raw table, each with the table that it may be meant for
 */
record DataFolder(
    Format format, Map<String, String> patterns, boolean isDated, List<String> unread) {

  /**
   * Looks for files that are named like the tables, in whatever case, with or without underscores:
   * a date at the end, the endings {@code _data} and {@code _export}, and a beginning or an ending
   * that all files of the folder share do not count.
   *
   * @param read names of the raw tables that the mappings read
   * @param given patterns of files by raw table, where a person names them
   * @param chosen format, otherwise by the endings of the files' names
   * @throws OperatorError of configuration when no file answers to a table, two of other names do,
   *     or the files' formats differ
   */
  static DataFolder of(
      Path folder, Set<String> read, Map<String, String> given, Optional<Format> chosen) {
    refuseUnread(read, given);
    List<DataFile> files = files(folder);
    String beginning = DataFile.sharedBeginning(files);
    String ending = DataFile.sharedEnding(files);
    Map<String, List<DataFile>> found = new TreeMap<>();
    for (String table : read) {
      List<DataFile> own =
          files.stream().filter(file -> file.answersTo(table, beginning, ending)).toList();
      if (!given.containsKey(table) && !own.isEmpty()) {
        refuseOtherNames(folder, table, own);
        found.put(table, own);
      }
    }
    if (found.isEmpty() && given.isEmpty()) {
      throw nothingFound(folder, read, files);
    }
    List<DataFile> taken =
        files.stream()
            .filter(
                file ->
                    found.values().stream().anyMatch(own -> own.contains(file))
                        || given.values().stream().anyMatch(file::fits))
            .toList();
    Map<String, String> patterns = new TreeMap<>(given);
    found.forEach((table, own) -> patterns.put(table, pattern(own)));
    return new DataFolder(
        chosen.orElseGet(() -> format(folder, taken)),
        patterns,
        taken.stream().allMatch(DataFile::isDated),
        files.stream()
            .filter(file -> !taken.contains(file))
            .map(file -> file.name() + suggestion(file, without(read, patterns.keySet())))
            .toList());
  }

  private static Set<String> without(Set<String> read, Set<String> found) {
    Set<String> free = new TreeSet<>(read);
    free.removeAll(found);
    return free;
  }

  private static String suggestion(DataFile file, Set<String> free) {
    return file.near(free)
        .map(table -> "; if it is " + table + ": --table " + table + "=" + file.name())
        .orElse("");
  }

  private static List<DataFile> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .flatMap(file -> DataFile.of(file.getFileName().toString()).stream())
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw OperatorError.configuration("The folder of data cannot be read")
          .where("--data " + folder)
          .why(unreadable.toString())
          .remedy("Name a folder with one file for each raw table.")
          .causedBy(unreadable);
    }
  }

  private static void refuseUnread(Set<String> read, Map<String, String> given) {
    for (String table : given.keySet()) {
      if (!read.contains(table)) {
        throw OperatorError.configuration("No mapping reads a table '" + table + "'")
            .where("--table " + table)
            .remedy(
                NearestWord.to(table, read)
                    .map(word -> "Did you mean '" + word + "'?")
                    .orElse("They read " + String.join(", ", read) + "."));
      }
    }
  }

  /** Files of one name and several dates are landings of one table; other names are a doubt. */
  private static void refuseOtherNames(Path folder, String table, List<DataFile> files) {
    if (files.stream().map(DataFile::undated).distinct().count() > 1) {
      throw OperatorError.configuration("Several files answer to the raw table '" + table + "'")
          .where(folder.toString())
          .why("They are " + names(files) + ", and only files of one name are read together.")
          .remedy("Say which is meant, as in --table " + table + "=" + files.get(0).name());
    }
  }

  private static OperatorError nothingFound(Path folder, Set<String> read, List<DataFile> files) {
    return OperatorError.configuration("No file is named like a raw table that the mappings read")
        .where(folder.toString())
        .why(files.isEmpty() ? "There is no csv or json file." : "There are " + names(files) + ".")
        .remedy(
            "They read "
                + String.join(", ", new TreeSet<>(read))
                + ". Name the files so, or say which file is which, as in "
                + files.stream()
                    .flatMap(
                        file ->
                            file.near(read).stream()
                                .map(table -> "--table " + table + "=" + file.name()))
                    .distinct()
                    .reduce((one, other) -> one + " " + other)
                    .orElse("--table NAME=FILE")
                + ".");
  }

  private static Format format(Path folder, List<DataFile> files) {
    Set<Format> formats = files.stream().map(DataFile::format).collect(Collectors.toSet());
    if (formats.size() != 1) {
      throw OperatorError.configuration("The format of the files is not clear")
          .where(folder.toString())
          .why("A source has files of one format.")
          .remedy("Give --data-format csv or json.");
    }
    return formats.iterator().next();
  }

  private static String pattern(List<DataFile> files) {
    return files.size() == 1
        ? files.get(0).escaped()
        : files.stream().map(DataFile::escaped).collect(Collectors.joining(",", "{", "}"));
  }

  private static String names(List<DataFile> files) {
    return files.stream().map(DataFile::name).collect(Collectors.joining(", "));
  }
}
