package io.bowtie.scoring.realised;

import static io.bowtie.contract.ColumnType.BOOLEAN;
import static io.bowtie.contract.ColumnType.DATE;
import static io.bowtie.contract.ColumnType.DOUBLE;
import static io.bowtie.contract.ColumnType.LONG;
import static io.bowtie.contract.ColumnType.TEXT;

import io.bowtie.contract.Column;
import io.bowtie.contract.Layer;
import io.bowtie.contract.TableContract;
import io.bowtie.scoring.ChallengerScores;
import java.util.List;

/** What performance turned out to be, and what it is expected to be. */
public final class RealisedTables {
  /** One row per use case, basis, model version, month of scores, metric and as-of. */
  public static final TableContract REALISED_PERFORMANCE =
      new TableContract(
          Layer.GOLD,
          "realised_performance",
          "One row per use case, basis, model version, month of scores, metric and as-of.",
          List.of("use_case", "basis", "model_version", "cohort", "metric", "as_of"),
          List.of(
              Column.required("use_case", TEXT, "lead, deal or churn."),
              Column.required("basis", TEXT, "What the scores came from.")
                  .oneOf("model", "rules", ChallengerScores.BASIS),
              Column.nullable(
                  "model_version", TEXT, "The champion, or the challenger; null for rules."),
              Column.required("cohort", DATE, "First day of the month of the scores."),
              Column.required(
                  "is_complete", BOOLEAN, "Whether every night of the month has matured."),
              Column.required("metric", TEXT, "The metric's name."),
              Column.nullable("value", DOUBLE, "What came; null when undefined."),
              Column.nullable("low", DOUBLE, "Lower limit of the 95 % interval."),
              Column.nullable("high", DOUBLE, "Upper limit of the 95 % interval."),
              Column.required("unit", TEXT, "The value's unit."),
              Column.required("support", LONG, "Rows behind the value."),
              Column.nullable("undefined_reason", TEXT, "Why there is no value."),
              Column.nullable(
                  "expected_value", DOUBLE, "What the same probabilities promised then."),
              Column.nullable("expected_low", DOUBLE, "Lower limit, if they were right."),
              Column.nullable("expected_high", DOUBLE, "Upper limit, if they were right."),
              Column.nullable("backtest_value", DOUBLE, "What the backtest had shown."),
              Column.nullable("backtest_low", DOUBLE, "Lower limit."),
              Column.nullable("backtest_high", DOUBLE, "Upper limit."),
              Column.required("verdict", TEXT, "Against the backtest, by the interval of the gap.")
                  .oneOf("as_expected", "worse", "better", "unknown"),
              Column.required(
                  "is_alarm", BOOLEAN, "Worse than the backtest in this month and the one before."),
              Column.required("as_of", DATE, "The night's as-of."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  /** One row per use case, metric and as-of: what tonight's scores promise. */
  public static final TableContract EXPECTED_PERFORMANCE =
      new TableContract(
          Layer.GOLD,
          "expected_performance",
          "One row per use case, metric and as-of: what tonight's scores promise if they are right.",
          List.of("use_case", "metric", "as_of"),
          List.of(
              Column.required("use_case", TEXT, "lead, deal or churn."),
              Column.required("basis", TEXT, "What the scores come from.").oneOf("model", "rules"),
              Column.nullable("model_version", TEXT, "The champion; null for rules."),
              Column.required("metric", TEXT, "The metric's name."),
              Column.nullable("value", DOUBLE, "Mean over drawn outcomes; blind to concept drift."),
              Column.nullable("low", DOUBLE, "What 39 draws in 40 exceed."),
              Column.nullable("high", DOUBLE, "What 39 draws in 40 stay below."),
              Column.required("unit", TEXT, "The value's unit."),
              Column.required("support", LONG, "Scores behind the value."),
              Column.nullable("undefined_reason", TEXT, "Why there is no value."),
              Column.required("as_of", DATE, "The night's as-of."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  private RealisedTables() {}
}
