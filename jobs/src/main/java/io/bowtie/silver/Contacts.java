package io.bowtie.silver;

import static io.bowtie.contract.ColumnType.BOOLEAN;
import static io.bowtie.contract.ColumnType.TEXT;
import static io.bowtie.contract.ColumnType.TIMESTAMP;

import io.bowtie.contract.Column;
import java.util.List;

/** People at accounts. One row per contact and version. */
public final class Contacts {
  /** People at accounts. */
  public static final Entity ENTITY =
      Entity.of(
          "contacts",
          "One row per contact and version.",
          List.of("contact_id"),
          Recording.atLanding(),
          List.of(
              Column.required("contact_id", TEXT, "The contact's id."),
              Column.optional("account_id", TEXT, "The account."),
              Column.optional("full_name", TEXT, "Name.").personal(),
              Column.optional("email", TEXT, "E-mail address.").personal(),
              Column.optional("phone", TEXT, "Telephone number.").personal(),
              Column.optional("title", TEXT, "Job title."),
              Column.optional("buying_role", TEXT, "Role in the purchase, such as economic_buyer."),
              Column.optional("email_status", TEXT, "Whether mail arrives."),
              Column.optional("is_active", BOOLEAN, "Whether the person is still there."),
              Column.optional("created_at", TIMESTAMP, "When the contact was created.")));

  private Contacts() {}
}
