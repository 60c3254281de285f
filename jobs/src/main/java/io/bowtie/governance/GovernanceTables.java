package io.bowtie.governance;

import static io.bowtie.contract.ColumnType.DATE;
import static io.bowtie.contract.ColumnType.INTEGER;
import static io.bowtie.contract.ColumnType.TEXT;
import static io.bowtie.contract.ColumnType.TEXTS;
import static io.bowtie.contract.ColumnType.TIMESTAMP;

import io.bowtie.contract.Column;
import io.bowtie.contract.Layer;
import io.bowtie.contract.TableContract;
import java.util.List;

/** What stands behind the use of scores. */
public final class GovernanceTables {
  /** One row per stop, resume or fall back. */
  public static final TableContract USE_CASE_EVENTS =
      new TableContract(
          Layer.GOLD,
          "use_case_events",
          "One row per stop, resume or fall back to shadow.",
          List.of("use_case", "sequence"),
          List.of(
              Column.required("use_case", TEXT, "lead, deal or churn."),
              Column.required("sequence", INTEGER, "From 1, per use case."),
              Column.required("event", TEXT, "What happened.")
                  .oneOf("stopped", "resumed", "fell_back"),
              Column.required("effective_from_as_of", DATE, "The first night that it counts for."),
              Column.required("decided_by", TEXT, "Who decided."),
              Column.required("note", TEXT, "Why."),
              Column.required("decided_at", TIMESTAMP, "When."),
              Column.required("as_of", DATE, "The latest night at that time."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  /** One row per use case and as-of. */
  public static final TableContract USE_CASE_STATUS =
      new TableContract(
          Layer.GOLD,
          "use_case_status",
          "One row per use case and as-of: who sees what it says, and how it is registered.",
          List.of("use_case", "as_of"),
          List.of(
              Column.required("use_case", TEXT, "lead, deal or churn."),
              Column.required("mode", TEXT, "Who sees what it says.")
                  .oneOf("off", "shadow", "live"),
              Column.required("registered_mode", TEXT, "As the conf says.")
                  .oneOf("off", "shadow", "live"),
              Column.nullable("reason", TEXT, "Why the mode is not live."),
              Column.required("missing_fields", TEXTS, "What the registration lacks."),
              Column.required("registration", TEXT, "Its fields, as JSON."),
              Column.required("as_of", DATE, "The night's as-of."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  /** One row per decision about a piece of advice. */
  public static final TableContract DECISIONS =
      new TableContract(
          Layer.GOLD,
          "decisions",
          "One row per decision of a person about a piece of advice.",
          List.of("recommendation_id", "decided_by", "decided_at"),
          List.of(
              Column.required("recommendation_id", TEXT, "The advice."),
              Column.required("use_case", TEXT, "lead, deal or churn."),
              Column.required("entity_id", TEXT, "The lead cycle, deal or account."),
              Column.required("action", TEXT, "What was advised."),
              Column.required("advised_on", DATE, "The first night that advised it."),
              Column.required("decision", TEXT, "What the person made of it.")
                  .oneOf("accepted", "edited", "rejected", "ignored"),
              Column.required("decided_by", TEXT, "A role or pseudonym."),
              Column.required("decided_at", TIMESTAMP, "When."),
              Column.nullable("reason_code", TEXT, "Why, as a word of the company's own."),
              Column.nullable("changed_field", TEXT, "The field that the person changed."),
              Column.nullable("note", TEXT, "In the person's words."),
              Column.required("as_of", DATE, "The UTC day of the decision."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  private GovernanceTables() {}
}
