package io.bowtie.model.evidence;

import static io.bowtie.contract.ColumnType.BOOLEAN;
import static io.bowtie.contract.ColumnType.DATE;
import static io.bowtie.contract.ColumnType.DOUBLE;
import static io.bowtie.contract.ColumnType.INTEGER;
import static io.bowtie.contract.ColumnType.LONG;
import static io.bowtie.contract.ColumnType.TEXT;

import io.bowtie.contract.Column;
import io.bowtie.contract.Layer;
import io.bowtie.contract.TableContract;
import java.util.List;

/** What the backtest found, for readers. */
public final class EvidenceTables {
  /** The metric of a challenger's log loss less its champion's, over all rows that both tested. */
  public static final String DIFFERENCE_TO_CHAMPION = "log_loss_difference_to_champion";

  /** One row per model version, candidate, question, origin (null for pooled) and metric. */
  public static final TableContract MODEL_METRICS =
      new TableContract(
          Layer.GOLD,
          "model_metrics",
          "One row per model version, candidate, question, origin (null for pooled) and metric.",
          List.of("use_case", "model_version", "candidate", "question", "origin", "metric"),
          List.of(
              Column.required("use_case", TEXT, "lead, deal or churn."),
              Column.required("model_version", TEXT, "The model version."),
              Column.required(
                  "candidate",
                  TEXT,
                  "What made the predictions: model (at each cut the algorithm chosen there), an algorithm, or a baseline."),
              Column.required(
                  "question", TEXT, "within_horizon, or won_against_lost among closed deals."),
              Column.nullable("origin", DATE, "The backtest's cut; null for all origins pooled."),
              Column.required("metric", TEXT, "The metric's name."),
              Column.nullable("value", DOUBLE, "The value; null when undefined."),
              Column.nullable("low", DOUBLE, "Lower limit of the 95 % interval."),
              Column.nullable("high", DOUBLE, "Upper limit of the 95 % interval."),
              Column.required("unit", TEXT, "The value's unit."),
              Column.required("support", LONG, "Rows behind the value."),
              Column.nullable("undefined_reason", TEXT, "Why there is no value."),
              Column.required("as_of", DATE, "The night's as-of."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  /** One row per model version, origin (null for pooled) and threshold. */
  public static final TableContract CONFUSION_MATRICES =
      new TableContract(
          Layer.GOLD,
          "confusion_matrices",
          "One row per model version, origin (null for pooled) and threshold.",
          List.of("use_case", "model_version", "origin", "threshold_name"),
          List.of(
              Column.required("use_case", TEXT, "lead, deal or churn."),
              Column.required("model_version", TEXT, "The model version."),
              Column.nullable("origin", DATE, "The backtest's cut; null for all origins pooled."),
              Column.required("threshold_name", TEXT, "The band edge, such as B/C."),
              Column.required("threshold", DOUBLE, "Predicted positive from this probability on."),
              Column.required("true_positives", LONG, "Predicted and happened."),
              Column.required("false_positives", LONG, "Predicted, did not happen."),
              Column.required("false_negatives", LONG, "Not predicted, happened."),
              Column.required("true_negatives", LONG, "Not predicted, did not happen."),
              Column.nullable("precision", DOUBLE, "Share of predicted that happened."),
              Column.nullable("precision_low", DOUBLE, "Lower Wilson limit."),
              Column.nullable("precision_high", DOUBLE, "Upper Wilson limit."),
              Column.nullable("recall", DOUBLE, "Share of happened that was predicted."),
              Column.nullable("recall_low", DOUBLE, "Lower Wilson limit."),
              Column.nullable("recall_high", DOUBLE, "Upper Wilson limit."),
              Column.nullable(
                  "false_positive_rate", DOUBLE, "Share of not happened that was predicted."),
              Column.nullable("false_positive_rate_low", DOUBLE, "Lower Wilson limit."),
              Column.nullable("false_positive_rate_high", DOUBLE, "Upper Wilson limit."),
              Column.required("as_of", DATE, "The night's as-of."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  /**
   * One row per model version and bin of pooled test predictions, of about equal size, ties kept
   * together.
   */
  public static final TableContract CALIBRATION_BINS =
      new TableContract(
          Layer.GOLD,
          "calibration_bins",
          "One row per model version and bin of pooled test predictions, of about equal size, ties kept together.",
          List.of("use_case", "model_version", "bin"),
          List.of(
              Column.required("use_case", TEXT, "lead, deal or churn."),
              Column.required("model_version", TEXT, "The model version."),
              Column.required("bin", INTEGER, "1 holds the lowest probabilities."),
              Column.required("lowest_probability", DOUBLE, "Lowest in the bin."),
              Column.required("highest_probability", DOUBLE, "Highest in the bin."),
              Column.required("row_count", LONG, "Rows in the bin."),
              Column.required("event_count", LONG, "Events in the bin."),
              Column.required("mean_probability", DOUBLE, "What was predicted."),
              Column.required("observed_rate", DOUBLE, "What happened."),
              Column.required("observed_low", DOUBLE, "Lower Wilson limit."),
              Column.required("observed_high", DOUBLE, "Upper Wilson limit."),
              Column.required(
                  "is_inside", BOOLEAN, "Whether the interval holds the mean probability."),
              Column.required("as_of", DATE, "The night's as-of."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  /** One row per model version and tenth of pooled test predictions, 1 the highest. */
  public static final TableContract LIFT_DECILES =
      new TableContract(
          Layer.GOLD,
          "lift_deciles",
          "One row per model version and tenth of pooled test predictions, 1 the highest.",
          List.of("use_case", "model_version", "decile"),
          List.of(
              Column.required("use_case", TEXT, "lead, deal or churn."),
              Column.required("model_version", TEXT, "The model version."),
              Column.required("decile", INTEGER, "1 holds the highest probabilities."),
              Column.required("row_count", LONG, "Rows."),
              Column.required("event_count", LONG, "Events."),
              Column.required("event_rate", DOUBLE, "Events per row."),
              Column.required("event_rate_low", DOUBLE, "Lower Wilson limit."),
              Column.required("event_rate_high", DOUBLE, "Upper Wilson limit."),
              Column.nullable("lift", DOUBLE, "Event rate over the base rate."),
              Column.nullable("cumulative_gain", DOUBLE, "Share of all events down to here."),
              Column.nullable("event_amount", DOUBLE, "Amount of the events."),
              Column.required("as_of", DATE, "The night's as-of."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  /** One row per model version, dimension, group and metric over pooled test predictions. */
  public static final TableContract GROUP_METRICS =
      new TableContract(
          Layer.GOLD,
          "group_metrics",
          "One row per model version, dimension, group and metric over pooled test predictions.",
          List.of("use_case", "model_version", "dimension", "group_name", "metric"),
          List.of(
              Column.required("use_case", TEXT, "lead, deal or churn."),
              Column.required("model_version", TEXT, "The model version."),
              Column.required("dimension", TEXT, "segment, source and the like."),
              Column.required("group_name", TEXT, "The group."),
              Column.required("metric", TEXT, "The metric's name."),
              Column.nullable("value", DOUBLE, "The value; null when undefined or suppressed."),
              Column.nullable("low", DOUBLE, "Lower limit of the 95 % interval."),
              Column.nullable("high", DOUBLE, "Upper limit of the 95 % interval."),
              Column.nullable("support", LONG, "Its own denominator; null when suppressed."),
              Column.nullable(
                  "rest_value", DOUBLE, "The same metric in the rest of the population."),
              Column.nullable("ratio", DOUBLE, "Value over rest."),
              Column.nullable("ratio_low", DOUBLE, "Lower limit."),
              Column.nullable("ratio_high", DOUBLE, "Upper limit."),
              Column.nullable("verdict", TEXT, "Against 0.8 to 1.25.")
                  .oneOf("outside", "inside", "insufficient"),
              Column.nullable("undefined_reason", TEXT, "Why there is no value."),
              Column.required("as_of", DATE, "The night's as-of."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  /** One row per model version and trial of the evidence itself. */
  public static final TableContract CANARIES =
      new TableContract(
          Layer.GOLD,
          "canaries",
          "One row per model version and trial of the evidence itself.",
          List.of("use_case", "model_version", "canary"),
          List.of(
              Column.required("use_case", TEXT, "lead, deal or churn."),
              Column.required("model_version", TEXT, "The model version."),
              Column.required("canary", TEXT, "What was tried.")
                  .oneOf("shuffled_outcomes", "planted_future_column", "latest_against_as_of"),
              Column.required(
                      "result",
                      TEXT,
                      "held as it should; failed: nothing is published; reported: there is no right"
                          + " answer; not_run: too little data.")
                  .oneOf("held", "failed", "reported", "not_run"),
              Column.nullable(
                  "value",
                  DOUBLE,
                  "AUC of the trial; of latest_against_as_of the AUC that values of tonight would"
                      + " claim less that of the values of the day."),
              Column.nullable("low", DOUBLE, "Lower limit of the 95 % interval."),
              Column.nullable("high", DOUBLE, "Upper limit of the 95 % interval."),
              Column.required("support", LONG, "Rows behind the value."),
              Column.required("sentence", TEXT, "What was tried and found."),
              Column.required("as_of", DATE, "The night's as-of."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  /** One row per model version, dimension, group and figure of calibration over pooled tests. */
  public static final TableContract CALIBRATION_GROUPS =
      new TableContract(
          Layer.GOLD,
          "calibration_groups",
          "One row per model version, dimension, group and figure of calibration over pooled tests.",
          List.of("use_case", "model_version", "dimension", "group_name", "metric"),
          List.of(
              Column.required("use_case", TEXT, "lead, deal or churn."),
              Column.required("model_version", TEXT, "The model version."),
              Column.required("dimension", TEXT, "segment, source, stage and the like."),
              Column.required("group_name", TEXT, "The group."),
              Column.required("metric", TEXT, "The figure's name."),
              Column.nullable("value", DOUBLE, "The value; null when undefined or suppressed."),
              Column.nullable("low", DOUBLE, "Lower limit of the 95 % interval."),
              Column.nullable("high", DOUBLE, "Upper limit of the 95 % interval."),
              Column.nullable("support", LONG, "Rows behind it; null when suppressed."),
              Column.nullable("undefined_reason", TEXT, "Why there is no value."),
              Column.required("as_of", DATE, "The night's as-of."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  private EvidenceTables() {}
}
