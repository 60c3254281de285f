package io.bowtie.source;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A raw table as a mapping sees it.
 *
 * @param rows what had landed, with the columns of the last landing
 * @param lastFile the file that landed last, for messages
 * @param snapshots the days of the landings that were the whole table, in order: what such a one
 *     lacks was deleted; none where landings add to each other
 */
public record RawInput(Dataset<Row> rows, String lastFile, List<LocalDate> snapshots) {

  public RawInput {
    snapshots = List.copyOf(snapshots);
  }

  /** A raw table whose landings add to each other. */
  public RawInput(Dataset<Row> rows, String lastFile) {
    this(rows, lastFile, List.of());
  }

  /** The source's own columns. */
  public List<String> columns() {
    return List.of(rows.columns()).stream().filter(name -> !name.startsWith("_")).toList();
  }
}
