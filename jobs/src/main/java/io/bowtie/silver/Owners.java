package io.bowtie.silver;

import static io.bowtie.contract.ColumnType.BOOLEAN;
import static io.bowtie.contract.ColumnType.INTEGER;
import static io.bowtie.contract.ColumnType.TEXT;

import io.bowtie.contract.Column;
import java.util.List;

/** People who own leads, deals and accounts. One row per owner and version. */
public final class Owners {
  /** People who own leads, deals and accounts. */
  public static final Entity ENTITY =
      Entity.of(
          "owners",
          "One row per owner and version.",
          List.of("owner_id"),
          Recording.atLanding(),
          List.of(
              Column.required("owner_id", TEXT, "The owner's id."),
              Column.required("owner_name", TEXT, "Name.").personal(),
              Column.optional("email", TEXT, "E-mail address.").personal(),
              Column.optional("team", TEXT, "Team."),
              Column.optional("manager_id", TEXT, "The manager's owner id."),
              Column.optional("region", TEXT, "Sales region."),
              Column.optional("segment", TEXT, "Segment served."),
              Column.optional("is_active", BOOLEAN, "Whether the person still works here."),
              Column.optional("weekly_lead_capacity", INTEGER, "Leads a week that fit.")));

  private Owners() {}
}
