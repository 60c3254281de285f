package io.bowtie.silver;

import static io.bowtie.contract.ColumnType.BOOLEAN;
import static io.bowtie.contract.ColumnType.LONG;
import static io.bowtie.contract.ColumnType.TEXT;
import static io.bowtie.contract.ColumnType.TIMESTAMP;

import io.bowtie.contract.Column;
import java.util.List;

/** What people did or planned with a customer. One row per activity and version. */
public final class Activities {
  /** What people did or planned with a customer. */
  public static final Entity ENTITY =
      Entity.of(
          "activities",
          "One row per activity and version.",
          List.of("activity_id"),
          Recording.atEvent("occurred_at"),
          List.of(
              Column.required("activity_id", TEXT, "The activity's id."),
              Column.required("activity_type", TEXT, "What it was.")
                  .oneOf("email", "call", "meeting", "task", "note"),
              Column.optional("occurred_at", TIMESTAMP, "When it happened."),
              Column.optional("due_at", TIMESTAMP, "When it is planned."),
              Column.optional("direction", TEXT, "Who acted.").oneOf("inbound", "outbound"),
              Column.optional("account_id", TEXT, "The account."),
              Column.optional("deal_id", TEXT, "The deal."),
              Column.optional("lead_id", TEXT, "The lead."),
              Column.optional("contact_id", TEXT, "The contact."),
              Column.optional("owner_id", TEXT, "The owner."),
              Column.optional("subject", TEXT, "Subject line.").personal(),
              Column.optional("body", TEXT, "Text.").personal(),
              Column.optional("duration_seconds", LONG, "Length in seconds."),
              Column.optional("is_completed", BOOLEAN, "Whether it was done.")));

  private Activities() {}
}
