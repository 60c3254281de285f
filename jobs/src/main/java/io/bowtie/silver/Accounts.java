package io.bowtie.silver;

import static io.bowtie.contract.ColumnType.BOOLEAN;
import static io.bowtie.contract.ColumnType.LONG;
import static io.bowtie.contract.ColumnType.MONEY;
import static io.bowtie.contract.ColumnType.TEXT;
import static io.bowtie.contract.ColumnType.TIMESTAMP;

import io.bowtie.contract.Column;
import java.util.List;

/** The companies that the CRM knows. One row per account and version. */
public final class Accounts {
  /** The companies that the CRM knows. */
  public static final Entity ENTITY =
      Entity.of(
          "accounts",
          "One row per account and version.",
          List.of("account_id"),
          Recording.atLanding(),
          List.of(
              Column.required("account_id", TEXT, "The CRM's id of the account."),
              Column.required("account_name", TEXT, "The company's name."),
              Column.optional("domain", TEXT, "Internet domain, lower case."),
              Column.optional("industry", TEXT, "Industry as the CRM words it."),
              Column.optional("segment", TEXT, "Market segment, such as smb or enterprise."),
              Column.optional("employee_count", LONG, "Employees."),
              Column.optional(
                  "annual_revenue_amount", MONEY, "Yearly revenue in the reporting currency."),
              Column.optional("country", TEXT, "Country."),
              Column.optional("region", TEXT, "Sales region."),
              Column.optional("territory", TEXT, "Sales territory."),
              Column.optional("owner_id", TEXT, "The owner."),
              Column.optional("parent_account_id", TEXT, "The account it belongs to."),
              Column.optional("is_strategic", BOOLEAN, "Whether it is handled as strategic."),
              Column.optional("is_named", BOOLEAN, "Whether it is a named account."),
              Column.optional("acquisition_source", TEXT, "Where the account first came from."),
              Column.optional("created_at", TIMESTAMP, "When the account was created.")));

  private Accounts() {}
}
