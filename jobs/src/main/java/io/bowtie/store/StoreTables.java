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
              Column.optional(
                  "audit_sequence",
                  LONG,
                  "The last entry of gold.audit_log then; 0 for none. The log must still hold it."),
              Column.optional("audit_hash", TEXT, "The hash of that entry."),
              Column.optional(
                  "pages_run_id",
                  TEXT,
                  "The run that wrote the night's pages; null before pages"
                      + " were published with it."),
              Column.required("as_of", DATE, "The night's as-of."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  /** One row per run and job that ended, and one where a job that had ended well began again. */
  public static final TableContract RUN_LEDGER =
      new TableContract(
          Layer.GOLD,
          "run_ledger",
          "One row per run and job that ended, and one where a job that had ended well began again.",
          List.of("run_id", "job", "outcome"),
          List.of(
              Column.required("job", TEXT, "The job."),
              Column.required("outcome", TEXT, "How it ended; started where it began again.")
                  .oneOf("done", "nothing_to_do", "blocked", "failed", "started"),
              Column.required("rows_in", LONG, "Rows read."),
              Column.required("rows_out", LONG, "Rows written."),
              Column.required("detail", TEXT, "In words."),
              Column.required("input_versions", TEXT, "Delta version per table read, as JSON."),
              Column.optional(
                  "output_versions", TEXT, "Delta version per table that it wrote, as JSON."),
              Column.required("conf_hash", TEXT, "Hash of the configuration."),
              Column.required("code_hash", TEXT, "Hash of the code."),
              Column.required("seed", LONG, "Of everything random."),
              Column.required("started_at", TIMESTAMP, "When it began."),
              Column.required("ended_at", TIMESTAMP, "When it ended."),
              Column.required("as_of", DATE, "The night's as-of."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  private StoreTables() {}
}
