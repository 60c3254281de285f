package io.bowtie.silver;

import static io.bowtie.contract.ColumnType.INTEGER;
import static io.bowtie.contract.ColumnType.LONG;
import static io.bowtie.contract.ColumnType.TEXT;
import static io.bowtie.contract.ColumnType.TIMESTAMP;

import io.bowtie.contract.Column;
import io.bowtie.silver.Entity.Ending;
import io.bowtie.silver.Entity.Oddity;
import java.util.List;

/**
 * Demand before it is a deal; a recycled lead is a new cycle. One row per lead, cycle and version.
 */
public final class Leads {
  /** Demand before it is a deal; a recycled lead is a new cycle. */
  public static final Entity ENTITY =
      Entity.of(
              "leads",
              "One row per lead, cycle and version.",
              List.of("lead_id", "cycle_number"),
              Recording.atLanding(),
              List.of(
                  Column.required("lead_id", TEXT, "The lead's id."),
                  Column.required(
                      "cycle_number", INTEGER, "Which pass through the funnel, from 1."),
                  Column.required("created_at", TIMESTAMP, "When this cycle began."),
                  Column.optional("account_id", TEXT, "The account, where known."),
                  Column.optional("contact_id", TEXT, "The contact, where known."),
                  Column.optional("company", TEXT, "The company as typed."),
                  Column.optional("domain", TEXT, "Internet domain, lower case."),
                  Column.optional("email", TEXT, "E-mail address.").personal(),
                  Column.optional("phone", TEXT, "Telephone number.").personal(),
                  Column.optional("title", TEXT, "Job title."),
                  Column.optional("industry", TEXT, "Industry."),
                  Column.optional("employee_count", LONG, "Employees."),
                  Column.optional("country", TEXT, "Country."),
                  Column.optional("lead_source", TEXT, "Where this cycle came from."),
                  Column.optional("original_source", TEXT, "Where the lead first came from."),
                  Column.optional("campaign_id", TEXT, "The campaign."),
                  Column.optional("status", TEXT, "The CRM's status word."),
                  Column.optional("owner_id", TEXT, "The owner."),
                  Column.optional("mql_at", TIMESTAMP, "When it met the MQL rule."),
                  Column.optional("routed_at", TIMESTAMP, "When it was routed."),
                  Column.optional("first_touch_at", TIMESTAMP, "When somebody first reacted."),
                  Column.optional("converted_at", TIMESTAMP, "When it converted."),
                  Column.optional("converted_deal_id", TEXT, "The deal it became."),
                  Column.optional("disqualified_at", TIMESTAMP, "When it was given up."),
                  Column.optional("disqualified_reason", TEXT, "Why it was given up.")))
          .endingWith(Ending.filled("converted_at"), Ending.filled("disqualified_at"))
          .withOddities(
              Oddity.order("created_at", "converted_at", "converted before they were created"),
              Oddity.order(
                  "created_at", "disqualified_at", "were given up before they were created"));

  private Leads() {}
}
