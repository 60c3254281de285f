package io.bowtie.silver;

import static io.bowtie.contract.ColumnType.BOOLEAN;
import static io.bowtie.contract.ColumnType.TEXT;
import static io.bowtie.contract.ColumnType.TIMESTAMP;

import io.bowtie.contract.Column;
import java.util.List;

/**
 * Customers whom the company itself declares lost, or won back. Keyed as the source names the
 * customer, since identity may link it later. One row per customer and time.
 */
public final class ChurnEvents {
  /** Customers whom the company itself declares lost, or won back. */
  public static final Entity ENTITY =
      Entity.of(
          "churn_events",
          "One row per customer and time.",
          List.of("source_account_id", "churned_at"),
          Recording.atEvent("churned_at"),
          List.of(
              Column.required("source_account_id", TEXT, "The source's own id of the customer."),
              Column.optional("account_id", TEXT, "The account, resolved by identity."),
              Column.required("churned_at", TIMESTAMP, "When the customer left, or came back."),
              Column.optional("reason", TEXT, "Why."),
              Column.optional("is_reactivation", BOOLEAN, "Whether the customer came back.")));

  private ChurnEvents() {}
}
