package io.bowtie.report;

import static io.bowtie.contract.ColumnType.DATE;
import static io.bowtie.contract.ColumnType.TEXT;

import io.bowtie.contract.Column;
import io.bowtie.contract.Layer;
import io.bowtie.contract.TableContract;
import java.util.List;

/** What the report leaves behind as tables. */
public final class ReportTables {
  /** One row per model version. */
  public static final TableContract MODEL_CARDS =
      new TableContract(
          Layer.GOLD,
          "model_cards",
          "One row per model version.",
          List.of("use_case", "model_version"),
          List.of(
              Column.required("use_case", TEXT, "lead, deal or churn."),
              Column.required("model_version", TEXT, "The model version."),
              Column.required(
                  "card_json", TEXT, "The card in the Model Card Toolkit's schema v0.0.2."),
              Column.required("record_json", TEXT, "Everything else the record must say."),
              Column.required("card_markdown", TEXT, "Both, for people."),
              Column.required("as_of", DATE, "The night's as-of."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  private ReportTables() {}
}
