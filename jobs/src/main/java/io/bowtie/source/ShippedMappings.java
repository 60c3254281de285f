package io.bowtie.source;

import io.bowtie.sql.SqlStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The sets of mappings that come with Bowtie: folders below {@code mappings} in the jar, named
 * after a system, with one {@code <entity>.sql} each.
 */
final class ShippedMappings {
  private static final String FOLDER = "mappings";

  /** Parts that several sets share; also a company's own mappings may read them. */
  private static final String PARTS = "_parts";

  private static final String SUFFIX = ".sql";

  private ShippedMappings() {}

  /** The names of all sets, sorted. */
  static List<String> names() {
    return inside(
        root -> {
          try (Stream<Path> sets = Files.list(root.resolve(FOLDER))) {
            return sets.map(set -> set.getFileName().toString().replace("/", ""))
                .filter(set -> !set.equals(PARTS))
                .sorted()
                .toList();
          }
        });
  }

  /** The parts that every set may read. */
  static Map<String, SqlStep> parts() {
    return of(PARTS);
  }

  /**
   * The queries of a set by file name, entities and parts; none for a name that is not among {@link
   * #names}.
   */
  static Map<String, SqlStep> of(String name) {
    return inside(
        root -> {
          Path set = root.resolve(FOLDER).resolve(name);
          Map<String, SqlStep> steps = new TreeMap<>();
          if (Files.isDirectory(set)) {
            try (Stream<Path> files = Files.list(set)) {
              files
                  .map(file -> file.getFileName().toString())
                  .filter(file -> file.endsWith(SUFFIX))
                  .forEach(
                      file ->
                          steps.put(
                              file.substring(0, file.length() - SUFFIX.length()),
                              SqlStep.fromResource(FOLDER + "/" + name + "/" + file)));
            }
          }
          return steps;
        });
  }

  /** Looks into the jar, or into the folder of classes when Bowtie runs from its build. */
  private static <T> T inside(Look<T> look) {
    try {
      Path home =
          Path.of(
              ShippedMappings.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(home)) {
        return look.at(home);
      }
      try (FileSystem jar = FileSystems.newFileSystem(home)) {
        return look.at(jar.getPath("/"));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException("A class knows where it was loaded from", impossible);
    }
  }

  @FunctionalInterface
  private interface Look<T> {
    T at(Path root) throws IOException;
  }
}
