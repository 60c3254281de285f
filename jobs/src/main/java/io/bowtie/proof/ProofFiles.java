package io.bowtie.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was found, a file each: a run that is stopped goes on where it was.
 *
 * @param folder of the files
 */
record ProofFiles(Path folder) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What was kept under the name; empty if nothing was. */
  <T> Optional<T> find(String name, Class<T> type) {
    Path file = file(name);
    return Files.exists(file) ? Optional.of(read(file, type)) : Optional.empty();
  }

  /** All that was kept under names that begin so, by name. */
  <T> List<T> all(String prefix, Class<T> type) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .filter(file -> file.getFileName().toString().endsWith(".json"))
          .sorted()
          .map(file -> read(file, type))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Keeps it, whole or not at all. */
  void keep(String name, Object found) {
    try {
      Files.createDirectories(folder);
      Path written = folder.resolve(name + ".part");
      Files.writeString(written, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(found));
      Files.move(written, file(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("Records of numbers and texts become JSON", impossible);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private Path file(String name) {
    return folder.resolve(name + ".json");
  }

  private static <T> T read(Path file, Class<T> type) {
    try {
      return JSON.readValue(file.toFile(), type);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
