package io.bowtie.silver;

import static io.bowtie.contract.ColumnType.TEXT;
import static io.bowtie.contract.ColumnType.TIMESTAMP;

import io.bowtie.contract.Column;
import java.util.List;

/**
 * What people decided about recommendations, as a system keeps it. One row per recommendation and
 * time; the night takes each into {@code gold.decisions} once.
 */
public final class Decisions {
  /** What people decided about recommendations. */
  public static final Entity ENTITY =
      Entity.of(
          "decisions",
          "One row per recommendation and time.",
          List.of("recommendation_id", "decided_at"),
          Recording.atEvent("decided_at"),
          List.of(
              Column.required("recommendation_id", TEXT, "The recommendation."),
              Column.required("decision", TEXT, "What the person made of it.")
                  .oneOf("accepted", "edited", "rejected", "ignored"),
              Column.required("decided_by", TEXT, "A role or pseudonym, never an address.")
                  .personal(),
              Column.required("decided_at", TIMESTAMP, "When it was decided."),
              Column.optional(
                  "reason_code", TEXT, "Why; needed where the advice was not followed."),
              Column.optional("changed_field", TEXT, "The field that was changed by an edit."),
              Column.optional("note", TEXT, "In the person's words.").personal()));

  private Decisions() {}
}
