package io.bowtie.silver;

import static io.bowtie.contract.ColumnType.MONEY;
import static io.bowtie.contract.ColumnType.TEXT;
import static io.bowtie.contract.ColumnType.TIMESTAMP;

import io.bowtie.contract.Column;
import java.util.List;

/** Each movement of a subscription's monthly revenue. One row per subscription and change. */
public final class SubscriptionChanges {
  /** Each movement of a subscription's monthly revenue. */
  public static final Entity ENTITY =
      Entity.of(
              "subscription_changes",
              "One row per subscription and change.",
              List.of("subscription_id", "changed_at"),
              Recording.atEvent("changed_at"),
              List.of(
                  Column.required("subscription_id", TEXT, "The subscription."),
                  Column.required("changed_at", TIMESTAMP, "When it changed."),
                  Column.required(
                      "mrr_before",
                      MONEY,
                      "Monthly recurring revenue before, in the subscription's currency."),
                  Column.required(
                      "mrr_after",
                      MONEY,
                      "Monthly recurring revenue after, in the subscription's currency."),
                  Column.required("change_type", TEXT, "What the movement is.")
                      .oneOf("new", "expansion", "contraction", "churn", "reactivation")))
          .asHistory();

  private SubscriptionChanges() {}
}
