package io.bowtie.silver;

import static io.bowtie.contract.ColumnType.BOOLEAN;
import static io.bowtie.contract.ColumnType.DATE;
import static io.bowtie.contract.ColumnType.LONG;
import static io.bowtie.contract.ColumnType.MONEY;
import static io.bowtie.contract.ColumnType.TEXT;
import static io.bowtie.contract.ColumnType.TIMESTAMP;

import io.bowtie.contract.Column;
import io.bowtie.silver.Entity.Ending;
import io.bowtie.silver.Entity.Oddity;
import java.util.List;

/** Recurring revenue. One row per subscription and version. */
public final class Subscriptions {
  /** Recurring revenue. */
  public static final Entity ENTITY =
      Entity.of(
              "subscriptions",
              "One row per subscription and version.",
              List.of("subscription_id"),
              Recording.atLanding(),
              List.of(
                  Column.required("subscription_id", TEXT, "The subscription's id."),
                  Column.optional(
                      "source_account_id", TEXT, "The source's own id of the customer."),
                  Column.optional("account_id", TEXT, "The account, resolved by identity."),
                  Column.required("started_at", TIMESTAMP, "When it began."),
                  Column.required(
                      "mrr_amount", MONEY, "Monthly recurring revenue in its currency."),
                  Column.required("currency", TEXT, "ISO 4217 code."),
                  Column.optional("ended_at", TIMESTAMP, "When it ended."),
                  Column.optional("plan", TEXT, "The plan."),
                  Column.optional("seats", LONG, "Seats paid for."),
                  Column.optional("billing_period", TEXT, "How often it is billed.")
                      .oneOf("monthly", "quarterly", "yearly"),
                  Column.optional("auto_renews", BOOLEAN, "Whether it renews by itself."),
                  Column.optional("is_trial", BOOLEAN, "Whether it is a trial."),
                  Column.optional("term_ends_at", DATE, "When the paid term ends."),
                  Column.optional(
                      "cancel_requested_at", TIMESTAMP, "When the customer gave notice.")))
          .endingWith(Ending.filled("ended_at"))
          .withOddities(
              Oddity.negative("mrr_amount", "have a monthly revenue below zero"),
              Oddity.order("started_at", "ended_at", "ended before they began"),
              new Oddity(
                  List.of("started_at"),
                  "started_at > recorded_at + interval 366 days",
                  "begin more than a year after they became known"));

  private Subscriptions() {}
}
