package io.bowtie.bronze;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.bowtie.config.SourceConf;
import io.bowtie.config.SourceConf.Format;
import io.bowtie.contract.AnyColumn;
import io.bowtie.source.RawInput;
import io.bowtie.source.ReadOptions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
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
   * @param landed the ledger of what the night sees, with at least one row
   * @param until the last landing that the night sees
   */
  public static RawInput of(
      Dataset<Row> stored, SourceConf source, FileLedger landed, LocalDate until) {
    FileLedger visible = landed.standing();
    Set<String> replaced = new HashSet<>(landed.contentHashes());
    replaced.removeAll(visible.contentHashes());
    Set<String> current =
        source.format() == Format.JSON ? visible.allColumns() : visible.lastColumns();
    List<Column> columns = new ArrayList<>();
    for (String column : stored.columns()) {
      if (column.startsWith("_") || current.contains(column)) {
        columns.add(AnyColumn.named(column));
      }
    }
    Dataset<Row> rows =
        stored
            .where(col(RawTable.LANDED_ON).leq(lit(until)))
            .where(not(col(RawTable.CONTENT_HASH).isInCollection(replaced)))
            .select(columns.toArray(Column[]::new));
    List<LedgerEntry> last = visible.lastLanding();
    return new RawInput(
        mapped(source, rows),
        last.get(last.size() - 1).file(),
        SourceSnapshots.of(visible, source.increments().maximumLoss()).trusted());
  }

  private static Dataset<Row> mapped(SourceConf source, Dataset<Row> rows) {
    if (!source.format().isTyped()) {
      return rows;
    }
    Dataset<Row> zoned = RawValues.zoned(rows, ReadOptions.of(source).timeZone());
    return ReadOptions.asTexts(source) ? RawValues.texts(zoned) : zoned;
  }
}
