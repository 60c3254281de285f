package io.bowtie.bronze;

import static io.bowtie.contract.ColumnType.DATE;
import static io.bowtie.contract.ColumnType.LONG;
import static io.bowtie.contract.ColumnType.TEXT;
import static io.bowtie.contract.ColumnType.TEXTS;
import static io.bowtie.contract.ColumnType.TIMESTAMP;

import io.bowtie.contract.Column;
import io.bowtie.contract.Layer;
import io.bowtie.contract.TableContract;
import java.util.List;

/**
 * What bronze keeps about itself; the raw tables have no contract, they are as the source made
 * them.
 */
public final class BronzeTables {
  /** One row per source, raw table and file content. */
  public static final TableContract FILE_LEDGER =
      new TableContract(
          Layer.BRONZE,
          "file_ledger",
          "One row per source, raw table and file content.",
          List.of("source", "raw_table", "content_hash"),
          List.of(
              Column.required("source", TEXT, "The source."),
              Column.required("raw_table", TEXT, "The raw table as conf names it."),
              Column.required("file", TEXT, "The file that first brought the content."),
              Column.required(
                  "content_hash",
                  TEXT,
                  "SHA-256 of the file's bytes; of a Delta table its id and version."),
              Column.required("landed_on", DATE, "The UTC day on which it was there."),
              Column.required("rows", LONG, "Rows that it brought."),
              Column.required("corrupt_rows", LONG, "Of these, rows that do not fit its columns."),
              Column.nullable(
                  "faults",
                  TEXTS,
                  "What is wrong with rows of the file: the fault, how many rows have it, and the"
                      + " line of the first; null where nobody has looked."),
              Column.required("columns", TEXTS, "Its columns, in its order and case."),
              Column.nullable("types", TEXTS, "Their types; null stands for texts."),
              Column.nullable(
                  "increment",
                  TEXT,
                  "NEW_FILES or WATERMARK where its rows add to those before, SNAPSHOT where they are"
                      + " the whole table; null stands for NEW_FILES."),
              Column.required("bytes", LONG, "Its length in bytes."),
              Column.required("modified_at", TIMESTAMP, "When the file system saw it change."),
              Column.required("table_version", LONG, "Delta version of the raw table after it."),
              Column.required("run_id", TEXT, "The run that read it."),
              Column.required("ingested_at", TIMESTAMP, "When it was read.")));

  private BronzeTables() {}
}
