package io.bowtie.silver;

import static io.bowtie.contract.ColumnType.DATE;
import static io.bowtie.contract.ColumnType.DOUBLE;
import static io.bowtie.contract.ColumnType.MONEY;
import static io.bowtie.contract.ColumnType.TEXT;
import static io.bowtie.contract.ColumnType.TIMESTAMP;

import io.bowtie.contract.Column;
import io.bowtie.silver.Entity.Ending;
import io.bowtie.silver.Entity.Oddity;
import java.util.List;

/** Sales in progress or decided. One row per deal and version. */
public final class Deals {
  /** Sales in progress or decided. */
  public static final Entity ENTITY =
      Entity.of(
              "deals",
              "One row per deal and version.",
              List.of("deal_id"),
              Recording.atLanding(),
              List.of(
                  Column.required("deal_id", TEXT, "The deal's id."),
                  Column.required("stage", TEXT, "The stage as the CRM words it."),
                  Column.required("outcome", TEXT, "Where the deal stands.")
                      .oneOf("open", "won", "lost"),
                  Column.optional(
                      "account_id", TEXT, "The account; a deal without one still is pipeline."),
                  Column.optional("created_at", TIMESTAMP, "When the deal was created."),
                  Column.optional("close_date", DATE, "The expected close date, as entered."),
                  Column.optional("closed_at", TIMESTAMP, "When it was won or lost."),
                  Column.optional("owner_id", TEXT, "The owner."),
                  Column.optional("deal_name", TEXT, "The deal's name."),
                  Column.optional("pipeline", TEXT, "The pipeline."),
                  Column.optional("deal_type", TEXT, "What is sold to whom.")
                      .oneOf("new", "expansion", "renewal"),
                  Column.optional("product", TEXT, "The product."),
                  Column.optional("lead_source", TEXT, "Where the deal came from."),
                  Column.optional("forecast_category", TEXT, "The owner's forecast.")
                      .oneOf("pipeline", "best_case", "commit", "omitted", "closed", "unknown"),
                  Column.optional(
                      "crm_probability", DOUBLE, "The CRM's own win probability, 0 to 1."),
                  Column.optional("amount", MONEY, "Value in the deal's currency."),
                  Column.optional("currency", TEXT, "ISO 4217 code."),
                  Column.optional("next_step", TEXT, "The next step as typed."),
                  Column.optional("next_step_at", TIMESTAMP, "When the next step is due."),
                  Column.optional("competitor", TEXT, "A named competitor."),
                  Column.optional("procurement_status", TEXT, "Where procurement stands."),
                  Column.optional("discount_rate", DOUBLE, "Discount, 0 to 1."),
                  Column.optional("loss_reason", TEXT, "Why it was lost.")),
              new Reference("stage", "stages", "stage"))
          .endingWith(new Ending("outcome", "outcome <> 'open'"), Ending.filled("closed_at"))
          .withOddities(
              Oddity.negative("amount", "have an amount below zero"),
              Oddity.order("created_at", "closed_at", "were closed before they were created"));

  private Deals() {}
}
