package io.bowtie.silver;

import static io.bowtie.contract.ColumnType.TEXT;
import static io.bowtie.contract.ColumnType.TIMESTAMP;

import io.bowtie.contract.Column;
import java.util.List;

/**
 * What people decided about recommendations. One row per recommendation, time and changed field.
 */
public final class Decisions {
  /** What people decided about recommendations. */
  public static final Entity ENTITY =
      Entity.of(
          "decisions",
          "One row per recommendation, time and changed field.",
          List.of("recommendation_id", "decided_at", "changed_field"),
          Recording.atEvent("decided_at"),
          List.of(
              Column.required("recommendation_id", TEXT, "The recommendation."),
              Column.required("decided_at", TIMESTAMP, "When it was decided."),
              Column.required("decided_by", TEXT, "Who decided.").personal(),
              Column.required("decision", TEXT, "What was decided.")
                  .oneOf("accepted", "edited", "rejected", "ignored"),
              Column.optional("reason", TEXT, "Why."),
              Column.optional(
                  "changed_field",
                  TEXT,
                  "The field that was edited; an edit of two fields is two rows."),
              Column.optional("old_value", TEXT, "The value as recommended."),
              Column.optional("new_value", TEXT, "The value as edited.")));

  private Decisions() {}
}
