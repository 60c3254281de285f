package io.bowtie.quality;

import static io.bowtie.contract.ColumnType.DATE;
import static io.bowtie.contract.ColumnType.LONG;
import static io.bowtie.contract.ColumnType.TEXT;

import io.bowtie.contract.Column;
import io.bowtie.contract.Layer;
import io.bowtie.contract.TableContract;
import java.util.List;

/** What the gates found. */
public final class QualityTables {
  /** One row per as-of, source, entity, rule and column. */
  public static final TableContract QUALITY_CHECKS =
      new TableContract(
          Layer.GOLD,
          "quality_checks",
          "One row per as-of, source, entity, rule and column.",
          List.of("as_of", "source", "entity", "rule", "column_name"),
          List.of(
              Column.required("source", TEXT, "The source."),
              Column.required("entity", TEXT, "The entity or raw table."),
              Column.required("rule", TEXT, "The rule's name."),
              Column.required("column_name", TEXT, "The column, or * for the row."),
              Column.required("outcome", TEXT, "What the gate did.")
                  .oneOf("pass", "caveat", "quarantine", "block"),
              Column.required("checked_rows", LONG, "Rows looked at."),
              Column.required("failed_rows", LONG, "Rows that failed."),
              Column.required("detail", TEXT, "In words."),
              Column.required("as_of", DATE, "The night's as-of."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  /** One row per row set aside and reason. */
  public static final TableContract QUARANTINE =
      new TableContract(
          Layer.GOLD,
          "quarantine",
          "One row per row set aside and reason.",
          List.of("source", "entity", "row_hash", "reason_code", "column_name"),
          List.of(
              Column.required("source", TEXT, "The source."),
              Column.required("entity", TEXT, "The entity."),
              Column.nullable("file", TEXT, "The file, where the mapping passes it on."),
              Column.nullable("line", LONG, "The line in the file, from 1."),
              Column.required("reason_code", TEXT, "Why, as a code."),
              Column.required("column_name", TEXT, "The column, or * for the row."),
              Column.required("reason", TEXT, "Why, in words, with the remedy."),
              Column.nullable("row_key", TEXT, "The row's key."),
              Column.required("row_json", TEXT, "The row as mapped, personal columns left out."),
              Column.required("row_hash", TEXT, "Hash of the row."),
              Column.required("as_of", DATE, "The night's as-of."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  private QualityTables() {}
}
