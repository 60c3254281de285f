package io.bowtie.governance.audit;

import static io.bowtie.contract.ColumnType.DATE;
import static io.bowtie.contract.ColumnType.LONG;
import static io.bowtie.contract.ColumnType.TEXT;
import static io.bowtie.contract.ColumnType.TIMESTAMP;

import io.bowtie.contract.Column;
import io.bowtie.contract.Layer;
import io.bowtie.contract.TableContract;
import java.util.List;

/** The chain and its heads. */
public final class AuditTables {
  /** One row per recorded fact. */
  public static final TableContract AUDIT_LOG =
      new TableContract(
          Layer.GOLD,
          "audit_log",
          "One row per recorded fact; rows are only ever added.",
          List.of("sequence"),
          List.of(
              Column.required("sequence", LONG, "From 1, in the order of writing."),
              Column.required("fact_id", TEXT, "The same for a fact that is told again."),
              Column.required("identity", TEXT, "What tells facts of a kind apart."),
              Column.required("kind", TEXT, "What it is about.").oneOf(AuditKind.words()),
              Column.required("use_case", TEXT, "lead, deal or churn; empty for the log itself."),
              Column.required("subject", TEXT, "The entity, model version or threshold."),
              Column.required("recommendation_id", TEXT, "The advice that it is about, or empty."),
              Column.required("what", TEXT, "What was advised, decided or found, in words."),
              Column.required("model_version", TEXT, "The model behind it, or empty."),
              Column.required(
                  "input_versions", TEXT, "Delta version of the tables behind it, as JSON."),
              Column.required("actor", TEXT, "Who decided; empty where the night did."),
              Column.required(
                  "changed_field", TEXT, "The field that a decision changed, or empty."),
              Column.required("result", TEXT, "Of a decision or outcome, as a word, or empty."),
              Column.required("happened_at", TIMESTAMP, "When it happened."),
              Column.required("batch_id", TEXT, "The claim under which it was written."),
              Column.required("previous_hash", TEXT, "The hash of the entry before it."),
              Column.required("hash", TEXT, "SHA-256 over the canonical form of all the others."),
              Column.required("as_of", DATE, "The night's as-of."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  /** One row per batch and event. */
  public static final TableContract AUDIT_HEADS =
      new TableContract(
          Layer.GOLD,
          "audit_heads",
          "One row per batch of the audit log and event: its place claimed, its entries written.",
          List.of("event", "first_sequence"),
          List.of(
              Column.required("event", TEXT, "What it says of the batch.")
                  .oneOf("claimed", "written"),
              Column.required("batch_id", TEXT, "The batch."),
              Column.required("first_sequence", LONG, "Its first entry."),
              Column.required("last_sequence", LONG, "Its last entry."),
              Column.required("previous_hash", TEXT, "With which the chain ended before."),
              Column.required("last_hash", TEXT, "With which it ends after."),
              Column.optional(
                  "abandons",
                  TEXT,
                  "Batches before it that its writer found claimed and without entries, by comma."),
              Column.required("noted_at", TIMESTAMP, "When."),
              Column.required("seal", TEXT, "SHA-256 over all the others."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  private AuditTables() {}
}
