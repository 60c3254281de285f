package io.bowtie.silver;

import static io.bowtie.contract.ColumnType.BOOLEAN;
import static io.bowtie.contract.ColumnType.DOUBLE;
import static io.bowtie.contract.ColumnType.INTEGER;
import static io.bowtie.contract.ColumnType.TEXT;
import static io.bowtie.contract.ColumnType.TIMESTAMP;

import io.bowtie.contract.Column;
import io.bowtie.silver.Entity.Ending;
import io.bowtie.silver.Entity.Oddity;
import java.util.List;

/** Support cases. One row per ticket and version. */
public final class Tickets {
  /** Support cases. */
  public static final Entity ENTITY =
      Entity.of(
              "tickets",
              "One row per ticket and version.",
              List.of("ticket_id"),
              Recording.atLanding(),
              List.of(
                  Column.required("ticket_id", TEXT, "The ticket's id."),
                  Column.optional(
                      "source_account_id", TEXT, "The source's own id of the customer."),
                  Column.optional("account_id", TEXT, "The account, resolved by identity."),
                  Column.required("created_at", TIMESTAMP, "When it was opened."),
                  Column.optional("contact_id", TEXT, "The contact."),
                  Column.optional("priority", TEXT, "How urgent it is.")
                      .oneOf("low", "normal", "high", "urgent", "unknown"),
                  Column.optional("channel", TEXT, "How it came in."),
                  Column.optional("status", TEXT, "The support system's status word."),
                  Column.optional("first_response_at", TIMESTAMP, "When somebody first answered."),
                  Column.optional("solved_at", TIMESTAMP, "When it was solved."),
                  Column.optional("satisfaction_score", DOUBLE, "Satisfaction, 0 to 1."),
                  Column.optional("is_escalated", BOOLEAN, "Whether it was escalated."),
                  Column.optional("reopen_count", INTEGER, "Times it was reopened."),
                  Column.optional("subject", TEXT, "Subject line.").personal()))
          .endingWith(Ending.filled("solved_at"))
          .withOddities(
              Oddity.order(
                  "created_at", "first_response_at", "were answered before they were opened"),
              Oddity.order("created_at", "solved_at", "were solved before they were opened"));

  private Tickets() {}
}
