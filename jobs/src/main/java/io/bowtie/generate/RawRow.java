package io.bowtie.generate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A row as a source system holds it.
 *
 * @param recordedAt when the system came to know it; it lands with that day's files
 * @param cells text in the order of the table's columns; empty text is an empty cell
 */
public record RawRow(Instant recordedAt, List<String> cells) {

  public RawRow {
    cells = List.copyOf(cells);
  }

  /** The UTC day on which it was recorded. */
  public LocalDate recordedOn() {
    return recordedAt.atZone(ZoneOffset.UTC).toLocalDate();
  }
}
