package io.bowtie.model.registry;

import static io.bowtie.contract.ColumnType.DATE;
import static io.bowtie.contract.ColumnType.INTEGER;
import static io.bowtie.contract.ColumnType.LONG;
import static io.bowtie.contract.ColumnType.TEXT;
import static io.bowtie.contract.ColumnType.TEXTS;
import static io.bowtie.contract.ColumnType.TIMESTAMP;

import io.bowtie.contract.Column;
import io.bowtie.contract.Layer;
import io.bowtie.contract.TableContract;
import java.util.List;

/** Which models exist, and which one a night uses. */
public final class RegistryTables {
  /** One row per trained model version. */
  public static final TableContract MODEL_REGISTRY =
      new TableContract(
          Layer.GOLD,
          "model_registry",
          "One row per trained model version.",
          List.of("use_case", "model_version"),
          List.of(
              Column.required("use_case", TEXT, "lead, deal or churn."),
              Column.required("model_version", TEXT, "The model version."),
              Column.required("algorithm", TEXT, "The candidate that was chosen."),
              Column.required("verdict", TEXT, "What the evidence gate said.")
                  .oneOf("publish", "rules_only", "abstain"),
              Column.required(
                  "verdict_reasons",
                  TEXTS,
                  "Why, one sentence a condition, marked as met or not; gold.gate_conditions has them as columns."),
              Column.required("label_definition", TEXT, "What counts as an event."),
              Column.required("horizon_days", INTEGER, "Within how many days."),
              Column.nullable("training_from", DATE, "First landmark."),
              Column.nullable("training_to", DATE, "Last landmark."),
              Column.required("training_rows", LONG, "Rows the model was fitted on."),
              Column.required("training_events", LONG, "Events among them."),
              Column.required(
                  "calibration_rows",
                  LONG,
                  "Rows of these, the latest, that grid points were compared by and calibrated on."),
              Column.required("features", TEXTS, "What it learned from."),
              Column.required("notes", TEXTS, "What a reader of the card must know of the data."),
              Column.required("hyperparameters", TEXT, "As JSON."),
              Column.required("seed", LONG, "Of everything random."),
              Column.required("conf_hash", TEXT, "Hash of the configuration."),
              Column.required("code_hash", TEXT, "Hash of the code."),
              Column.required("input_versions", TEXT, "Delta version per input table, as JSON."),
              Column.required("artifact", TEXT, "Everything needed to score, as JSON."),
              Column.required("best_baseline", TEXT, "The strongest baseline."),
              Column.nullable("compared_with", TEXT, "The champion it challenges; null for none."),
              Column.required("as_of", DATE, "The night's as-of."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  /** One row per promotion or rollback. */
  public static final TableContract MODEL_EVENTS =
      new TableContract(
          Layer.GOLD,
          "model_events",
          "One row per promotion or rollback.",
          List.of("use_case", "sequence"),
          List.of(
              Column.required("use_case", TEXT, "lead, deal or churn."),
              Column.required("sequence", INTEGER, "From 1, per use case."),
              Column.required("event", TEXT, "What was done.").oneOf("promoted", "rolled_back"),
              Column.nullable("model_version", TEXT, "The champion from then on; null for rules."),
              Column.nullable("former_version", TEXT, "The champion until then."),
              Column.required("effective_from_as_of", DATE, "The first as-of that uses it."),
              Column.required("decided_by", TEXT, "The approver."),
              Column.required("note", TEXT, "Why."),
              Column.required("decided_at", TIMESTAMP, "When."),
              Column.required("as_of", DATE, "The night's as-of."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  private RegistryTables() {}
}
