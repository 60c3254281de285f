package io.bowtie.silver;

import static io.bowtie.contract.ColumnType.TEXT;
import static io.bowtie.contract.ColumnType.TIMESTAMP;

import io.bowtie.contract.Column;
import java.util.List;

/** Each change of a tracked field of a deal. One row per deal, field and change. */
public final class DealHistory {
  /** Each change of a tracked field of a deal. */
  public static final Entity ENTITY =
      Entity.of(
          "deal_history",
          "One row per deal, field and change.",
          List.of("deal_id", "field", "changed_at"),
          Recording.atEvent("changed_at"),
          List.of(
              Column.required("deal_id", TEXT, "The deal."),
              Column.required("field", TEXT, "The field that changed.")
                  .oneOf(
                      "stage",
                      "outcome",
                      "amount",
                      "close_date",
                      "forecast_category",
                      "owner_id",
                      "next_step"),
              Column.required("changed_at", TIMESTAMP, "When it changed."),
              Column.optional("old_value", TEXT, "The value before."),
              Column.optional("new_value", TEXT, "The value after.")));

  private DealHistory() {}
}
