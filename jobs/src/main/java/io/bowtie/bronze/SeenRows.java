package io.bowtie.bronze;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.bowtie.config.SourceConf.Format;
import io.bowtie.source.RawInput;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What a night sees of a raw table. */
public final class SeenRows {
  private SeenRows() {}

  /**
   * Rows with the columns of the last landing: a column that a source no longer delivers must stop
   * the mapping that needs it, not turn into nulls. An object of a json file may leave a column out
   * that it has no value for.
   *
   * @param stored all rows of the raw table
   * @param visible the ledger of its files that the night sees, at least one with rows
   * @param until the last landing that the night sees
   */
  public static RawInput of(
      Dataset<Row> stored, Format format, FileLedger visible, LocalDate until) {
    Set<String> current = format == Format.JSON ? visible.allColumns() : visible.lastColumns();
    List<Column> columns = new ArrayList<>();
    for (String column : stored.columns()) {
      if (column.startsWith("_") || current.contains(column)) {
        columns.add(col("`" + column + "`"));
      }
    }
    Dataset<Row> rows =
        stored
            .where(col(RawTable.LANDED_ON).leq(lit(until)))
            .select(columns.toArray(Column[]::new));
    return new RawInput(rows, visible.lastLanding().get(visible.lastLanding().size() - 1).file());
  }
}
