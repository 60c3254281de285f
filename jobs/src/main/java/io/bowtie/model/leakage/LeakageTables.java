package io.bowtie.model.leakage;

import static io.bowtie.contract.ColumnType.BOOLEAN;
import static io.bowtie.contract.ColumnType.DATE;
import static io.bowtie.contract.ColumnType.DOUBLE;
import static io.bowtie.contract.ColumnType.LONG;
import static io.bowtie.contract.ColumnType.TEXT;

import io.bowtie.contract.Column;
import io.bowtie.contract.Layer;
import io.bowtie.contract.TableContract;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** Which columns a model was allowed to learn from, and why. */
public final class LeakageTables {
  /** One row per model version and candidate column. */
  public static final TableContract LEAKAGE_LEDGER =
      new TableContract(
          Layer.GOLD,
          "leakage_ledger",
          "One row per model version and candidate column.",
          List.of("use_case", "model_version", "feature"),
          List.of(
              Column.required("use_case", TEXT, "lead, deal or churn."),
              Column.required("model_version", TEXT, "The model version."),
              Column.required("feature", TEXT, "The candidate column."),
              Column.required("family", TEXT, "What it speaks of."),
              Column.required("is_custom", BOOLEAN, "Whether it is a field of the company's own."),
              Column.required(
                  "known",
                  TEXT,
                  "When it is known: a built-in feature's history (event_log, versioned), or what"
                      + " conf declares of an own field (at_creation, with_version, unknown)."),
              Column.required(
                      "basis",
                      TEXT,
                      "measured where versions were seen to change over time, else declared.")
                  .oneOf("declared", "measured"),
              Column.required("row_count", LONG, "Mature looks that were measured."),
              Column.nullable("filled_share", DOUBLE, "Share of them with a value."),
              Column.nullable(
                  "auc",
                  DOUBLE,
                  "How well it ranks the outcome alone, in the better direction, missing values"
                      + " included; of a category by event rates learned in other accounts; null"
                      + " with fewer than 20 entities of either outcome."),
              Column.nullable(
                  "missing_correlation", DOUBLE, "Phi between being missing and the outcome."),
              Column.required(
                  "decided_count", LONG, "Outcomes of retold entities, each counted once."),
              Column.nullable(
                  "filled_after_share",
                  DOUBLE,
                  "Share of these without a value on the last day before the outcome was known, and"
                      + " with one tonight."),
              Column.nullable(
                  "edited_after_share", DOUBLE, "Share of these with another value tonight."),
              Column.required("retold_look_count", LONG, "Mature looks told again tonight."),
              Column.nullable(
                  "changed_share", DOUBLE, "Share of these with another value than on the day."),
              Column.nullable("as_of_auc", DOUBLE, "AUC over these with the values of the day."),
              Column.nullable("latest_auc", DOUBLE, "AUC over these with tonight's values."),
              Column.nullable("latest_gain", DOUBLE, "The latter less the former."),
              Column.nullable(
                  "latest_gain_low",
                  DOUBLE,
                  "The gain less what chance may add at as many entities."),
              Column.nullable(
                  "others_auc",
                  DOUBLE,
                  "AUC of a plain model of all the other columns; null where it was not tried: of"
                      + " built-in features, and of own fields that alone rank little."),
              Column.nullable("others_auc_high", DOUBLE, "Upper limit of its 95 % interval."),
              Column.required("verdict", TEXT, "Whether it may train.")
                  .oneOf(LedgerVerdict.words()),
              Column.required("reason", TEXT, "What is held against it, or why it is kept."),
              Column.nullable(
                      "caught_by",
                      TEXT,
                      "Who noticed, signed for or not; both is declaration and numbers.")
                  .oneOf("name", "declaration", "numbers", "both"),
              Column.required(
                  "is_caught_by_numbers",
                  BOOLEAN,
                  "Whether the numbers alone would have caught it."),
              Column.nullable("signed_by", TEXT, "Who signed for it."),
              Column.nullable("sign_reason", TEXT, "Why."),
              Column.required("as_of", DATE, "The night's as-of."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  private LeakageTables() {}

  /** An entry as the columns between model version and as-of. */
  public static List<Object> columns(LedgerEntry entry) {
    Measured measured = entry.measured();
    return Arrays.asList(
        entry.feature(),
        entry.candidate().family(),
        entry.candidate().isOwn(),
        entry.candidate().known(),
        measured.isMeasured() ? "measured" : "declared",
        measured.rows(),
        orNull(measured.filledShare()),
        orNull(measured.auc()),
        orNull(measured.missingCorrelation()),
        measured.after().map(Measured.After::outcomes).orElse(0L),
        measured.after().map(Measured.After::filledShare).orElse(null),
        measured.after().map(Measured.After::editedShare).orElse(null),
        measured.latest().map(Measured.Latest::rows).orElse(0L),
        measured.latest().map(Measured.Latest::changedShare).orElse(null),
        measured.latest().map(Measured.Latest::asOfAuc).orElse(null),
        measured.latest().map(Measured.Latest::latestAuc).orElse(null),
        measured.latest().map(Measured.Latest::gain).orElse(null),
        measured.latest().map(Measured.Latest::gainLow).orElse(null),
        measured.others().map(Measured.Others::auc).orElse(null),
        measured.others().map(Measured.Others::high).orElse(null),
        entry.verdict().word(),
        entry.reason(),
        entry.caughtBy().orElse(null),
        entry.isCaughtByNumbers(),
        entry.signOff().map(signed -> signed.by()).orElse(null),
        entry.signOff().map(signed -> signed.reason()).orElse(null));
  }

  private static Object orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
