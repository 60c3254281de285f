package io.bowtie.silver;

import static io.bowtie.contract.ColumnType.BOOLEAN;
import static io.bowtie.contract.ColumnType.TEXT;

import io.bowtie.contract.Column;
import java.util.List;

/** People who take part in a deal. One row per deal, contact and version. */
public final class DealContacts {
  /** People who take part in a deal. */
  public static final Entity ENTITY =
      Entity.of(
          "deal_contacts",
          "One row per deal, contact and version.",
          List.of("deal_id", "contact_id"),
          Recording.atLanding(),
          List.of(
              Column.required("deal_id", TEXT, "The deal."),
              Column.required("contact_id", TEXT, "The contact."),
              Column.optional("buying_role", TEXT, "Role in the purchase, such as economic_buyer."),
              Column.optional("is_primary", BOOLEAN, "Whether it is the deal's first contact.")));

  private DealContacts() {}
}
