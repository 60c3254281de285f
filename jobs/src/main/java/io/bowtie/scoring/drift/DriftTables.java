package io.bowtie.scoring.drift;

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

/** What training looked like, and how far a night is from it. */
public final class DriftTables {
  /** One row per model version, subject and bin, frozen at training. */
  public static final TableContract TRAINING_PROFILES =
      new TableContract(
          Layer.GOLD,
          "training_profiles",
          "One row per model version, subject (feature, score or label) and bin, frozen at training.",
          List.of("use_case", "model_version", "subject_kind", "subject", "bin", "word"),
          List.of(
              Column.required("use_case", TEXT, "lead, deal or churn."),
              Column.required("model_version", TEXT, "The model version."),
              Column.required("subject_kind", TEXT, "What was spread over bins.")
                  .oneOf("feature", "score", "label"),
              Column.required("subject", TEXT, "The feature's name; score or label."),
              Column.required("bin", INTEGER, "From 0; the last is missing values."),
              Column.required("bin_kind", TEXT, "What is in the bin.")
                  .oneOf("range", "word", "other", "unseen", "missing"),
              Column.nullable("upper_edge", DOUBLE, "Of a range, which it belongs to; null above."),
              Column.nullable("word", TEXT, "Of a category; those of one bin have a row each."),
              Column.required("row_count", LONG, "Rows in the bin, of this word."),
              Column.required("account_count", LONG, "Accounts behind all rows of the subject."),
              Column.nullable(
                  "importance_rank", INTEGER, "1 moves scores most; null where it moves none."),
              Column.required("as_of", DATE, "The night's as-of."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  /** One row per use case, subject and as-of: how far the night is from training. */
  public static final TableContract DRIFT =
      new TableContract(
          Layer.GOLD,
          "drift",
          "One row per use case, subject (feature, score or label) and as-of: how far from training.",
          List.of("use_case", "subject_kind", "subject", "as_of"),
          List.of(
              Column.required("use_case", TEXT, "lead, deal or churn."),
              Column.required(
                  "model_version", TEXT, "In effect tonight; the latest trained where none is."),
              Column.required("subject_kind", TEXT, "What is compared.")
                  .oneOf("feature", "score", "label"),
              Column.required("subject", TEXT, "The feature's name; score or label."),
              Column.required("sample", TEXT, "Rows of now: landmarks of late, or all of tonight.")
                  .oneOf("landmarks", "tonight", "matured"),
              Column.required("training_rows", LONG, "Rows of training that are compared."),
              Column.required("current_rows", LONG, "Rows of now."),
              Column.required("training_accounts", LONG, "Accounts behind the rows of training."),
              Column.required("current_accounts", LONG, "Accounts behind the rows of now."),
              Column.nullable("psi", DOUBLE, "Population stability index; null for the label."),
              Column.nullable("null_mean", DOUBLE, "What chance alone shows at these sizes."),
              Column.nullable("null_p95", DOUBLE, "What chance stays below 19 times in 20."),
              Column.nullable("training_missing_share", DOUBLE, "Missing in training."),
              Column.nullable("missing_share", DOUBLE, "Missing now."),
              Column.nullable("missing_share_low", DOUBLE, "Lower Wilson limit."),
              Column.nullable("missing_share_high", DOUBLE, "Upper Wilson limit."),
              Column.nullable(
                  "new_category_share", DOUBLE, "Rows of words that training did not know."),
              Column.nullable("training_rate", DOUBLE, "Base rate in training; of the label."),
              Column.nullable("training_rate_low", DOUBLE, "Lower Wilson limit."),
              Column.nullable("training_rate_high", DOUBLE, "Upper Wilson limit."),
              Column.nullable("current_rate", DOUBLE, "Base rate of what has matured since."),
              Column.nullable("current_rate_low", DOUBLE, "Lower Wilson limit."),
              Column.nullable("current_rate_high", DOUBLE, "Upper Wilson limit."),
              Column.nullable("importance_rank", INTEGER, "1 moves scores most."),
              Column.required("verdict", TEXT, "What is to be made of it.")
                  .oneOf("ok", "watch", "alert", "unknown"),
              Column.required(
                  "is_raised",
                  BOOLEAN,
                  "An alert that counts: of an important feature, or while the score moves too."),
              Column.nullable("undefined_reason", TEXT, "Why there is no verdict."),
              Column.required("as_of", DATE, "The night's as-of."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  private DriftTables() {}
}
