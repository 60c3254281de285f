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

/** What the evidence gate asked, and what its answers rest on. */
public final class GateTables {
  /** One row per model version and condition of the gate, in the order in which it asks. */
  public static final TableContract GATE_CONDITIONS =
      new TableContract(
          Layer.GOLD,
          "gate_conditions",
          "One row per model version and condition of the evidence gate.",
          List.of("use_case", "model_version", "place"),
          List.of(
              Column.required("use_case", TEXT, "lead, deal or churn."),
              Column.required("model_version", TEXT, "The model version."),
              Column.required("place", INTEGER, "From 1, in the order in which the gate asks."),
              Column.required(
                      "subject", TEXT, "Of whom: the model, or the strongest baseline as a rule.")
                  .oneOf("model", "rules"),
              Column.required("question", TEXT, "What the condition belongs to.")
                  .oneOf(
                      "trust",
                      "how_likely",
                      "whom_first",
                      "worth_having",
                      "calibrated",
                      "enough",
                      "rules_how_likely",
                      "rules_whom_first",
                      "rules_worth_having"),
              Column.required("is_met", BOOLEAN, "Whether the evidence meets it."),
              Column.nullable("value", DOUBLE, "The figure; null where there is none."),
              Column.nullable("low", DOUBLE, "Lower limit of the 95 % interval."),
              Column.nullable("high", DOUBLE, "Upper limit of the 95 % interval."),
              Column.required("unit", TEXT, "What the figure counts in; empty without one."),
              Column.required("support", LONG, "Looks, or what is counted, behind the figure."),
              Column.required("sentence", TEXT, "What was found, with its figures."),
              Column.nullable("remedy", TEXT, "What would help; null where it is met."),
              Column.required("as_of", DATE, "The night's as-of."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  /** One row per model version and part of its backtest, and one for the model itself. */
  public static final TableContract BACKTEST_ORIGINS =
      new TableContract(
          Layer.GOLD,
          "backtest_origins",
          "One row per model version and part of its backtest, also of those that fell away, and"
              + " one, called model, for what the version itself was fitted on.",
          List.of("use_case", "model_version", "part"),
          List.of(
              Column.required("use_case", TEXT, "lead, deal or churn."),
              Column.required("model_version", TEXT, "The model version."),
              Column.required("part", TEXT, "The day of the cut, the fold, or model."),
              Column.nullable("origin", DATE, "The cut; null for a fold and for the model."),
              Column.nullable("test_until", DATE, "The last landmark that could test."),
              Column.required("is_kept", BOOLEAN, "Whether it counts."),
              Column.nullable("reason", TEXT, "Why it does not count; null where it does."),
              Column.nullable("remedy", TEXT, "What would leave more; null where nothing would."),
              Column.nullable("fit_from", DATE, "The first landmark that was learned from."),
              Column.nullable("fit_until", DATE, "The last one."),
              Column.required("fit_rows", LONG, "Looks that fitted the model."),
              Column.required("fit_events", LONG, "Looks among them with an event."),
              Column.required(
                  "chosen_by_rows",
                  LONG,
                  "Looks among them, the latest, by which grid points fitted on the others were"
                      + " compared and calibrated."),
              Column.required("chosen_by_events", LONG, "Looks among these with an event."),
              Column.required("tested_cases", LONG, "Cases that were tested."),
              Column.required("tested_event_cases", LONG, "Cases among them with an event."),
              Column.required("as_of", DATE, "The night's as-of."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  /** One row per model version and choice of horizon and step: what it would leave to test. */
  public static final TableContract BACKTEST_CHOICES =
      new TableContract(
          Layer.GOLD,
          "backtest_choices",
          "One row per model version and choice of horizon and step: what it would leave to test.",
          List.of("use_case", "model_version", "horizon_days", "origin_step_days"),
          List.of(
              Column.required("use_case", TEXT, "lead, deal or churn."),
              Column.required("model_version", TEXT, "The model version."),
              Column.required("horizon_days", INTEGER, "Within how many days an event counts."),
              Column.required("origin_step_days", INTEGER, "Days between cuts."),
              Column.required(
                  "origins", INTEGER, "Cuts at which a model can be fitted and tested."),
              Column.required("event_cases", LONG, "Cases with an event that they would test."),
              Column.required("other_cases", LONG, "Cases without."),
              Column.nullable(
                  "auc_width",
                  DOUBLE,
                  "Expected width of the AUC's 95 % interval, 0 to 1; null where nothing is tested."),
              Column.required("is_current", BOOLEAN, "Whether conf has it so."),
              Column.required("is_proposed", BOOLEAN, "Whether it serves the gate best."),
              Column.required("as_of", DATE, "The night's as-of."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  private GateTables() {}
}
