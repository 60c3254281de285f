package io.bowtie.bronze;

import io.bowtie.config.IncrementConf.Increment;
import io.bowtie.source.SourceFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * One file content that was taken in.
 *
 * @param table the raw table
 * @param file that first brought it
 * @param contentHash SHA-256 of its bytes
 * @param landedOn when it was there
 * @param rows that it brought; 0 for an empty file
 * @param corruptRows of these, rows that do not fit the file's columns
 * @param faults of rows; empty where nobody has looked for any
 * @param columns of the file in its order and case, by names that Delta takes; none for a file of 0
 *     bytes
 * @param types of these
 * @param increment whether it adds to the rows before it or is the whole table
 * @param bytes its length
 * @param modifiedAt when the file system saw it change
 * @param tableVersion of the raw table once the rows were in
 * @param runId of the run that read it
 * @param ingestedAt when it was read
 */
public record LedgerEntry(
    RawTable table,
    String file,
    String contentHash,
    LocalDate landedOn,
    long rows,
    long corruptRows,
    Optional<List<FaultCount>> faults,
    List<String> columns,
    List<String> types,
    Increment increment,
    long bytes,
    Instant modifiedAt,
    long tableVersion,
    String runId,
    Instant ingestedAt) {

  public LedgerEntry {
    faults = faults.map(List::copyOf);
    columns = List.copyOf(columns);
    types = List.copyOf(types);
  }

  /** A file whose columns are texts and whose rows are new. */
  public LedgerEntry(
      RawTable table,
      String file,
      String contentHash,
      LocalDate landedOn,
      long rows,
      long corruptRows,
      List<String> columns,
      long bytes,
      Instant modifiedAt,
      long tableVersion,
      String runId,
      Instant ingestedAt) {
    this(
        table,
        file,
        contentHash,
        landedOn,
        rows,
        corruptRows,
        Optional.empty(),
        columns,
        texts(columns),
        Increment.NEW_FILES,
        bytes,
        modifiedAt,
        tableVersion,
        runId,
        ingestedAt);
  }

  private static List<String> texts(List<String> columns) {
    return Collections.nCopies(columns.size(), "string");
  }

  static LedgerEntry fromRow(Row row) {
    List<String> columns = row.getList(row.fieldIndex("columns"));
    int types = row.fieldIndex("types");
    String increment = row.getAs("increment");
    return new LedgerEntry(
        new RawTable(row.getAs("source"), row.getAs("raw_table")),
        row.getAs("file"),
        row.getAs("content_hash"),
        row.getAs("landed_on"),
        row.<Long>getAs("rows"),
        row.<Long>getAs("corrupt_rows"),
        faults(row.fieldIndex("faults"), row),
        columns,
        row.isNullAt(types) ? texts(columns) : row.getList(types),
        increment == null ? Increment.NEW_FILES : Increment.valueOf(increment),
        row.<Long>getAs("bytes"),
        row.getAs("modified_at"),
        row.<Long>getAs("table_version"),
        row.getAs("run_id"),
        row.getAs("ingested_at"));
  }

  private static Optional<List<FaultCount>> faults(int place, Row row) {
    if (row.isNullAt(place)) {
      return Optional.empty();
    }
    List<String> texts = row.getList(place);
    return Optional.of(texts.stream().map(FaultCount::parse).toList());
  }

  /** How many rows have a fault, and where the first one is. */
  Optional<FaultCount> of(RowFault fault) {
    return faults.orElse(List.of()).stream().filter(each -> each.fault() == fault).findFirst();
  }

  /** Whether both speak of the same content of a raw table. */
  boolean isSameContent(LedgerEntry other) {
    return table.equals(other.table) && contentHash.equals(other.contentHash);
  }

  Row toRow() {
    return RowFactory.create(
        table.source(),
        table.name(),
        file,
        contentHash,
        landedOn,
        rows,
        corruptRows,
        faults.map(each -> each.stream().map(FaultCount::text).toArray(String[]::new)).orElse(null),
        columns.toArray(String[]::new),
        types.toArray(String[]::new),
        increment.name(),
        bytes,
        modifiedAt,
        tableVersion,
        runId,
        ingestedAt);
  }

  /** The file's name without the version or day that a table's name is followed by. */
  String stem() {
    return file.replaceFirst("@(v\\d+|\\d{4}-\\d{2}-\\d{2})$", "");
  }

  /** Whether a file is so like the one that was read that its bytes need no second look. */
  boolean looksLike(SourceFile other) {
    return file.equals(other.name())
        && bytes == other.bytes()
        && modifiedAt.equals(other.modifiedAt());
  }
}
