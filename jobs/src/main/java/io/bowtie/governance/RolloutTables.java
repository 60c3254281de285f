package io.bowtie.governance;

import static io.bowtie.contract.ColumnType.BOOLEAN;
import static io.bowtie.contract.ColumnType.DATE;
import static io.bowtie.contract.ColumnType.DOUBLE;
import static io.bowtie.contract.ColumnType.TEXT;

import io.bowtie.contract.Column;
import io.bowtie.contract.Layer;
import io.bowtie.contract.TableContract;
import java.util.List;

/** By which numbers use cases go from the historical test to users. */
public final class RolloutTables {
  /** One row per use case, stage, criterion and as-of. */
  public static final TableContract ROLLOUT_CHECKS =
      new TableContract(
          Layer.GOLD,
          "rollout_checks",
          "One row per use case, stage, exit criterion and as-of.",
          List.of("use_case", "stage", "criterion", "as_of"),
          List.of(
              Column.required("use_case", TEXT, "lead, deal or churn."),
              Column.required("stage", TEXT, "The stage that the criterion leads out of.")
                  .oneOf(
                      RolloutStage.HISTORICAL_TEST.word(),
                      RolloutStage.SHADOW.word(),
                      RolloutStage.LIVE.word()),
              Column.required("criterion", TEXT, "What is looked at.")
                  .oneOf(
                      "evidence_gate",
                      "leakage_ledger",
                      "registration",
                      "shadow_nights",
                      "stops_and_fall_backs"),
              Column.required("figure", DOUBLE, "What was counted."),
              Column.required(
                  "limit_figure",
                  DOUBLE,
                  "What it has to reach; of faults, what it must not pass."),
              Column.required("is_met", BOOLEAN, "Whether it lets the use case go on."),
              Column.required(
                  "is_enforced",
                  BOOLEAN,
                  "Whether conf keeps the use case in shadow where it is not met."),
              Column.required("sentence", TEXT, "The same in words."),
              Column.required("as_of", DATE, "The night's as-of."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  private RolloutTables() {}
}
