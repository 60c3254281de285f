package io.bowtie.silver;

import static io.bowtie.contract.ColumnType.MONEY;
import static io.bowtie.contract.ColumnType.TEXT;
import static io.bowtie.contract.ColumnType.TIMESTAMP;

import io.bowtie.contract.Column;
import io.bowtie.silver.Entity.Ending;
import io.bowtie.silver.Entity.Oddity;
import java.util.List;

/** What was billed and paid. One row per invoice and version. */
public final class Invoices {
  /** What was billed and paid. */
  public static final Entity ENTITY =
      Entity.of(
              "invoices",
              "One row per invoice and version.",
              List.of("invoice_id"),
              Recording.atLanding(),
              List.of(
                  Column.required("invoice_id", TEXT, "The invoice's id."),
                  Column.optional(
                      "source_account_id", TEXT, "The source's own id of the customer."),
                  Column.optional("account_id", TEXT, "The account, resolved by identity."),
                  Column.required("issued_at", TIMESTAMP, "When it was issued."),
                  Column.required("amount", MONEY, "Amount in its currency."),
                  Column.required("currency", TEXT, "ISO 4217 code."),
                  Column.optional("due_at", TIMESTAMP, "When it is due."),
                  Column.optional("paid_at", TIMESTAMP, "When it was paid."),
                  Column.optional("status", TEXT, "The billing system's status word.")))
          .endingWith(Ending.filled("paid_at"))
          .withOddities(Oddity.order("issued_at", "due_at", "were due before they were issued"));

  private Invoices() {}
}
