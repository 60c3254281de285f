package io.bowtie.silver;

import static io.bowtie.contract.ColumnType.TEXT;

import io.bowtie.contract.Column;
import java.util.List;

/**
 * Customers as usage, support and billing systems name them; identity links them to accounts. One
 * row per source, its own account id and version.
 */
public final class SourceAccounts {
  /** Customers as usage, support and billing systems name them; identity links them to accounts. */
  public static final Entity ENTITY =
      Entity.of(
          "source_accounts",
          "One row per source, its own account id and version.",
          List.of("source", "source_account_id"),
          Recording.atLanding(),
          List.of(
              Column.required("source_account_id", TEXT, "The source's own id of the customer."),
              Column.optional("name", TEXT, "The name the source gives."),
              Column.optional("domain", TEXT, "Internet domain, lower case."),
              Column.optional(
                  "crm_account_id", TEXT, "The CRM's account id, where the source carries it."),
              Column.optional("country", TEXT, "Country.")));

  private SourceAccounts() {}
}
