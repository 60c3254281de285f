package io.bowtie.silver;

import static io.bowtie.contract.ColumnType.DATE;
import static io.bowtie.contract.ColumnType.MONEY;
import static io.bowtie.contract.ColumnType.TEXT;

import io.bowtie.contract.Column;
import java.util.List;

/**
 * What was spent to win leads. Its source is named lead_source, since source says which system a
 * row comes from. One row per lead source, campaign, kind of spend, period and version.
 */
public final class MarketingSpend {
  /** What was spent to win leads. */
  public static final Entity ENTITY =
      Entity.of(
          "marketing_spend",
          "One row per lead source, campaign, kind of spend, period and version.",
          List.of("lead_source", "campaign_id", "spend_type", "period_start"),
          Recording.atLanding(),
          List.of(
              Column.required(
                  "lead_source",
                  TEXT,
                  "The lead source that it was spent on, worded as in leads and deals."),
              Column.optional(
                  "campaign_id", TEXT, "The campaign; empty for spend on the source as a whole."),
              Column.optional("spend_type", TEXT, "What for, such as media or agency."),
              Column.required("period_start", DATE, "First day."),
              Column.required("period_end", DATE, "Last day."),
              Column.required("amount", MONEY, "What was spent, in its currency."),
              Column.required("currency", TEXT, "ISO 4217 code.")));

  private MarketingSpend() {}
}
