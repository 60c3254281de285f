package io.bowtie.store;

import static io.bowtie.contract.ColumnType.DATE;
import static io.bowtie.contract.ColumnType.LONG;
import static io.bowtie.contract.ColumnType.TEXT;
import static io.bowtie.contract.ColumnType.TIMESTAMP;

import io.bowtie.contract.Column;
import io.bowtie.contract.Layer;
import io.bowtie.contract.TableContract;
import java.util.List;

/** What the store keeps about itself. */
public final class StoreTables {
  /** One row per run, as-of and table: the version that a reader of that night should read. */
  public static final TableContract PUBLICATIONS =
      new TableContract(
          Layer.GOLD,
          "publications",
          "One row per run, as-of and table: the version that a reader of that night should read.",
          List.of("run_id", "table_name"),
          List.of(
              Column.required("table_name", TEXT, "As in gold.scores."),
              Column.required("delta_version", LONG, "The table's Delta version."),
              Column.required("published_at", TIMESTAMP, "When the night became visible."),
              Column.required("as_of", DATE, "The night's as-of."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  /** One row per run and job. */
  public static final TableContract RUN_LEDGER =
      new TableContract(
          Layer.GOLD,
          "run_ledger",
          "One row per run and job.",
          List.of("run_id", "job"),
          List.of(
              Column.required("job", TEXT, "The job."),
              Column.required("outcome", TEXT, "How it ended.")
                  .oneOf("done", "nothing_to_do", "blocked", "failed"),
              Column.required("rows_in", LONG, "Rows read."),
              Column.required("rows_out", LONG, "Rows written."),
              Column.required("detail", TEXT, "In words."),
              Column.required("input_versions", TEXT, "Delta version per table read, as JSON."),
              Column.required("conf_hash", TEXT, "Hash of the configuration."),
              Column.required("code_hash", TEXT, "Hash of the code."),
              Column.required("seed", LONG, "Of everything random."),
              Column.required("started_at", TIMESTAMP, "When it began."),
              Column.required("ended_at", TIMESTAMP, "When it ended."),
              Column.required("as_of", DATE, "The night's as-of."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  private StoreTables() {}
}
