package io.bowtie.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * What a generated company's truth file says.
 *
 * @param tables what it counts, by raw table
 */
record TruthFile(JsonNode tables) {

  static TruthFile of(Path file) {
    try {
      return new TruthFile(new ObjectMapper().readTree(file.toFile()).path("tables"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** How often a mess was made; it names none that was not. */
  long planted(String table, String kind) {
    return tables.path(table).path("defects").path(kind).asLong(0);
  }
}
