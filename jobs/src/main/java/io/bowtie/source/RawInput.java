package io.bowtie.source;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A raw table as a mapping sees it.
 *
 * @param rows what had landed, with the columns of the last landing
 * @param lastFile the file that landed last, for messages
 */
public record RawInput(Dataset<Row> rows, String lastFile) {

  /** The source's own columns. */
  public List<String> columns() {
    return List.of(rows.columns()).stream().filter(name -> !name.startsWith("_")).toList();
  }
}
