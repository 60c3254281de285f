package io.bowtie.scoring.threshold;

import static io.bowtie.contract.ColumnType.DATE;
import static io.bowtie.contract.ColumnType.DOUBLE;
import static io.bowtie.contract.ColumnType.INTEGER;
import static io.bowtie.contract.ColumnType.LONG;
import static io.bowtie.contract.ColumnType.TEXT;

import io.bowtie.contract.Column;
import io.bowtie.contract.Layer;
import io.bowtie.contract.TableContract;
import java.util.List;

/** What thresholds look like to a reader. */
public final class ThresholdTables {
  /** One row per use case and as-of: the threshold in effect. */
  public static final TableContract THRESHOLDS =
      new TableContract(
          Layer.GOLD,
          "thresholds",
          "One row per use case and as-of: the threshold in effect.",
          List.of("use_case", "as_of"),
          List.of(
              Column.required("use_case", TEXT, "lead, deal or churn."),
              Column.required(
                  "threshold_id", TEXT, "Names what was set and what it was weighed on."),
              Column.required("threshold", DOUBLE, "On the calibrated probability of the event."),
              Column.required("alert_side", TEXT, "On which side of it an alert is raised.")
                  .oneOf("at-or-above", "below"),
              Column.required(
                  "clear_threshold", DOUBLE, "What the probability has to pass to clear an alert."),
              Column.required("minimum_dwell_nights", INTEGER, "That an alert stands."),
              Column.required("binding", TEXT, "What settled it.")
                  .oneOf("cost", "capacity", "cost_unchecked", "band_edge"),
              Column.nullable("cost_threshold", DOUBLE, "By cost alone; null at a band edge."),
              Column.nullable("cost_of_false_alert", DOUBLE, "As set."),
              Column.nullable("cost_of_miss", DOUBLE, "As set, in the same money."),
              Column.nullable("capacity_per_week", DOUBLE, "Alerts that the team can work."),
              Column.nullable("author", TEXT, "Who worked it out."),
              Column.nullable("approver", TEXT, "Who agreed."),
              Column.nullable("effective_from_as_of", DATE, "The first night it counts for."),
              Column.nullable("basis", TEXT, "What the probabilities come from.")
                  .oneOf("model", "rules"),
              Column.nullable("evidence_version", TEXT, "Whose backtest it was weighed on."),
              Column.required("open_tonight", LONG, "Entities scored tonight."),
              Column.required("alerts_tonight", LONG, "Of these, on the side of an alert."),
              Column.required("owners_tonight", LONG, "Owners of the entities scored tonight."),
              Column.nullable("alerts_per_week", DOUBLE, "Expected from the backtest."),
              Column.nullable("alerts_per_week_low", DOUBLE, "Lower limit."),
              Column.nullable("alerts_per_week_high", DOUBLE, "Upper limit."),
              Column.nullable("alerts_per_owner_week", DOUBLE, "The same, over tonight's owners."),
              Column.required("as_of", DATE, "The night's as-of."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  /** One row per use case, scenario of costs, part of the backtest and as-of. */
  public static final TableContract THRESHOLD_EVIDENCE =
      new TableContract(
          Layer.GOLD,
          "threshold_evidence",
          "One row per use case, scenario of costs, part of the backtest and as-of.",
          List.of("use_case", "scenario", "part", "as_of"),
          List.of(
              Column.required("use_case", TEXT, "lead, deal or churn."),
              Column.required("threshold_id", TEXT, "The threshold in effect."),
              Column.required("scenario", TEXT, "Costs as set, or one of them moved by half.")
                  .oneOf(
                      "as_set",
                      "false_alert_half",
                      "false_alert_half_more",
                      "miss_half",
                      "miss_half_more"),
              Column.required("part", TEXT, "All origins but the last, or the last.")
                  .oneOf("chosen_on", "confirmed_on"),
              Column.required("threshold", DOUBLE, "That the scenario's costs would give."),
              Column.required("binding", TEXT, "What settles it there.")
                  .oneOf("cost", "capacity", "cost_unchecked", "band_edge"),
              Column.required("row_count", LONG, "Test rows."),
              Column.required("weeks", DOUBLE, "Over which they came up."),
              Column.required("right_alerts", LONG, "Alerted, and there was something to do."),
              Column.required("false_alerts", LONG, "Alerted, and there was nothing to do."),
              Column.required("misses", LONG, "Not alerted, and there was something to do."),
              Column.required("right_silences", LONG, "Not alerted, nothing to do."),
              Column.nullable("precision", DOUBLE, "Share of alerts that were right."),
              Column.nullable("precision_low", DOUBLE, "Lower Wilson limit."),
              Column.nullable("precision_high", DOUBLE, "Upper Wilson limit."),
              Column.nullable("recall", DOUBLE, "Share alerted of what there was to do."),
              Column.nullable("recall_low", DOUBLE, "Lower Wilson limit."),
              Column.nullable("recall_high", DOUBLE, "Upper Wilson limit."),
              Column.nullable("false_alerts_per_100", DOUBLE, "Of a hundred alerts."),
              Column.nullable("alerts_per_week", DOUBLE, "That come up."),
              Column.nullable("alerts_per_week_low", DOUBLE, "Lower limit."),
              Column.nullable("alerts_per_week_high", DOUBLE, "Upper limit."),
              Column.nullable("cost_per_week", DOUBLE, "Of what was decided wrongly there."),
              Column.nullable("undefined_reason", TEXT, "Why there is no precision."),
              Column.required("as_of", DATE, "The night's as-of."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  private ThresholdTables() {}
}
