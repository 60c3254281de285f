package io.bowtie.model.evidence;

import static io.bowtie.contract.ColumnType.BOOLEAN;
import static io.bowtie.contract.ColumnType.DATE;
import static io.bowtie.contract.ColumnType.DOUBLE;
import static io.bowtie.contract.ColumnType.TEXT;

import io.bowtie.contract.Column;
import io.bowtie.contract.Layer;
import io.bowtie.contract.TableContract;
import java.util.List;

/** What the backtest foretold, row by row, so that thresholds can be weighed without a training. */
public final class PredictionTables {
  /** One row per model version, origin and entity: what was foretold, and what came. */
  public static final TableContract BACKTEST_PREDICTIONS =
      new TableContract(
          Layer.GOLD,
          "backtest_predictions",
          "One row per model version, origin and entity: what was foretold, and what came.",
          List.of("use_case", "model_version", "origin", "entity_id"),
          List.of(
              Column.required("use_case", TEXT, "lead, deal or churn."),
              Column.required("model_version", TEXT, "The model version."),
              Column.nullable("origin", DATE, "The backtest's cut; null where data has no dates."),
              Column.required("entity_id", TEXT, "The lead cycle, deal or account."),
              Column.required("account_key", TEXT, "Whose rows stand or fall together."),
              Column.required("landmark", DATE, "The day on which the entity was looked at."),
              Column.required("probability", DOUBLE, "The model's, calibrated."),
              Column.required("rules_probability", DOUBLE, "That of the best baseline."),
              Column.required("is_event", BOOLEAN, "Whether it came true."),
              Column.required("money", DOUBLE, "Of the deal or customer, 0 where unknown."),
              Column.required("as_of", DATE, "The night's as-of."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  private PredictionTables() {}
}
