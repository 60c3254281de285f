package io.bowtie.silver;

import static io.bowtie.contract.ColumnType.DATE;
import static io.bowtie.contract.ColumnType.MONEY;
import static io.bowtie.contract.ColumnType.TEXT;

import io.bowtie.contract.Column;
import java.util.List;

/**
 * What an owner, a team or the whole company is to win in a period. A quota without an owner is a
 * team's, and without either it is the whole company's. One row per owner or team, period and
 * version.
 */
public final class Quotas {
  /** What an owner, a team or the whole company is to win in a period. */
  public static final Entity ENTITY =
      Entity.of(
          "quotas",
          "One row per owner or team, period and version.",
          List.of("owner_id", "team", "period_start", "period_end"),
          Recording.atLanding(),
          List.of(
              Column.optional("owner_id", TEXT, "The owner; empty for a team's quota."),
              Column.optional(
                  "team",
                  TEXT,
                  "The team; without owner and team it is the whole company's quota."),
              Column.required("period_start", DATE, "First day."),
              Column.required(
                  "period_end",
                  DATE,
                  "Last day; a quarter and its first month start on the same day."),
              Column.required("amount", MONEY, "What is to be won, in its currency."),
              Column.required("currency", TEXT, "ISO 4217 code.")));

  private Quotas() {}
}
