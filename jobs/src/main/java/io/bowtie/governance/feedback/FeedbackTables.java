package io.bowtie.governance.feedback;

import static io.bowtie.contract.ColumnType.BOOLEAN;
import static io.bowtie.contract.ColumnType.DATE;
import static io.bowtie.contract.ColumnType.DOUBLE;
import static io.bowtie.contract.ColumnType.INTEGER;
import static io.bowtie.contract.ColumnType.LONG;
import static io.bowtie.contract.ColumnType.TEXT;
import static io.bowtie.contract.ColumnType.TIMESTAMP;

import io.bowtie.contract.Column;
import io.bowtie.contract.Layer;
import io.bowtie.contract.TableContract;
import java.util.List;

/** What people and outcomes say about advice. */
public final class FeedbackTables {
  /** One row per recommendation and as-of. */
  public static final TableContract RECOMMENDATION_OUTCOMES =
      new TableContract(
          Layer.GOLD,
          "recommendation_outcomes",
          "One row per recommendation and as-of: who was given it, what people made of it, what"
              + " became of the case. Acting changes outcomes, so that only advice nobody acted on"
              + " tests the model.",
          List.of("recommendation_id", "as_of"),
          List.of(
              Column.required("recommendation_id", TEXT, "The advice."),
              Column.required("use_case", TEXT, "lead, deal or churn."),
              Column.required("entity_id", TEXT, "The lead cycle, deal or account."),
              Column.required("action", TEXT, "What was advised."),
              Column.required("arm", TEXT, "Who was given it.")
                  .oneOf("advised", "held_out", "shadow"),
              Column.required("advised_on", DATE, "The first night that gave it so."),
              Column.required("holds_until", DATE, "The last day on which it holds."),
              Column.required(
                  "is_alert", BOOLEAN, "Whether an alert stood; else it said that all goes well."),
              Column.required("probability", DOUBLE, "On the first night."),
              Column.required("threshold", DOUBLE, "Of the action, on the first night."),
              Column.nullable("basis", TEXT, "What the score came from; null where it is gone.")
                  .oneOf("model", "rules"),
              Column.nullable("model_version", TEXT, "The champion then; null for rules."),
              Column.nullable("owner_id", TEXT, "Who was to act."),
              Column.required("team", TEXT, "The owner's; unknown where nobody knows."),
              Column.required("segment", TEXT, "Of the account; unknown where nobody knows."),
              Column.required("source", TEXT, "Where it came from; unknown where nobody knows."),
              Column.nullable(
                      "decision",
                      TEXT,
                      "A person's last word; ignored where it has expired without one; null while"
                          + " open and where nobody was advised.")
                  .oneOf("accepted", "edited", "rejected", "ignored"),
              Column.required("is_overridden", BOOLEAN, "Whether it was rejected or edited."),
              Column.nullable("reason_code", TEXT, "Why, as a word of the company's own."),
              Column.nullable("decided_at", TIMESTAMP, "When a person answered."),
              Column.nullable("days_to_decision", INTEGER, "Days from the first night on."),
              Column.nullable(
                  "outcome",
                  BOOLEAN,
                  "Whether the event came within the horizon from the first night on, as models"
                      + " train on it; null until that is final."),
              Column.nullable("matured_on", DATE, "The first day on which that was final."),
              Column.nullable(
                  "looked_back_on",
                  DATE,
                  "The last night so far that looked at past outcomes; null before the first."),
              Column.nullable(
                  "model_was_right", BOOLEAN, "Whether what the score said came; null till then."),
              Column.nullable(
                  "person_was_right",
                  BOOLEAN,
                  "Whether who rejected it was right; null where nobody did."),
              Column.required("as_of", DATE, "The night's as-of."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  /** One row per use case, dimension, level, figure and as-of. */
  public static final TableContract DECISION_RATES =
      new TableContract(
          Layer.GOLD,
          "decision_rates",
          "One row per use case, dimension, level, figure and as-of.",
          List.of("use_case", "dimension", "level", "metric", "as_of"),
          List.of(
              Column.required("use_case", TEXT, "lead, deal or churn."),
              Column.required("dimension", TEXT, "What the advice is grouped by.")
                  .oneOf("all", "team", "segment", "source", "action", "reason_code"),
              Column.required("level", TEXT, "The group."),
              Column.required("metric", TEXT, "The figure's name."),
              Column.nullable("value", DOUBLE, "Null when undefined."),
              Column.nullable("low", DOUBLE, "Lower limit of the 95 % interval."),
              Column.nullable("high", DOUBLE, "Upper limit of the 95 % interval."),
              Column.nullable("unit", TEXT, "The value's unit; null when undefined."),
              Column.required("support", LONG, "Rows behind the value."),
              Column.nullable("undefined_reason", TEXT, "Why there is no value."),
              Column.required("as_of", DATE, "The night's as-of."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  /** One row per use case, limit and as-of. */
  public static final TableContract LIMIT_CHECKS =
      new TableContract(
          Layer.GOLD,
          "limit_checks",
          "One row per live use case, limit and as-of.",
          List.of("use_case", "limit_name", "as_of"),
          List.of(
              Column.required("use_case", TEXT, "lead, deal or churn."),
              Column.required("limit_name", TEXT, "What is limited.")
                  .oneOf("override_rate", "precision_floor"),
              Column.required("bound", DOUBLE, "Where the limit is set, 0 to 1."),
              Column.required("minimum", INTEGER, "Rows that it is judged on, at least."),
              Column.required("judged_until", DATE, "The last day of the window of 28 days."),
              Column.nullable("value", DOUBLE, "The share that is judged; null without rows."),
              Column.nullable("low", DOUBLE, "Lower limit of the 95 % interval."),
              Column.nullable("high", DOUBLE, "Upper limit of the 95 % interval."),
              Column.required("support", LONG, "Rows behind the value."),
              Column.required("verdict", TEXT, "By the value itself, not by its interval.")
                  .oneOf("within", "breached", "too_few"),
              Column.required(
                  "is_review",
                  BOOLEAN,
                  "Whether it counts: enough rows, and seven days after the review before."),
              Column.required(
                  "falls_back", BOOLEAN, "Whether it is the second review running in breach."),
              Column.required("as_of", DATE, "The night's as-of."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  private FeedbackTables() {}
}
