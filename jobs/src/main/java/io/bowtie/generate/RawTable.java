package io.bowtie.generate;

import java.util.List;
import java.util.stream.Stream;

/**
 * A table of a source system: a row per record and version.
 *
 * @param shape its system, name, columns and planned defects
 * @param rows in the order of recording
 */
public record RawTable(RawShape shape, List<RawRow> rows) {

  public RawTable {
    rows = List.copyOf(rows);
  }

  /** The cells of one column. */
  public Stream<String> column(String name) {
    int position = shape.position(name);
    return rows.stream().map(row -> row.cells().get(position));
  }

  /** One cell. */
  public String cell(RawRow row, String column) {
    return row.cells().get(shape.position(column));
  }

  /** The row's key as the company means it: trimmed, its parts joined by a bar. */
  public String keyOf(RawRow row) {
    return String.join("|", shape.key().stream().map(name -> cell(row, name).strip()).toList());
  }

  /** How many records it holds, whatever their versions. */
  public long keys() {
    return rows.stream().map(this::keyOf).distinct().count();
  }
}
