package io.bowtie.silver;

import static io.bowtie.contract.ColumnType.DATE;
import static io.bowtie.contract.ColumnType.LONG;
import static io.bowtie.contract.ColumnType.TEXT;

import io.bowtie.contract.Column;
import java.util.List;

/**
 * Product use by account, day and feature; a late event is a row with a later recorded date. One
 * row per account, day, feature and recorded date.
 */
public final class UsageDaily {
  /** Product use by account, day and feature; a late event is a row with a later recorded date. */
  public static final Entity ENTITY =
      Entity.of(
          "usage_daily",
          "One row per account, day, feature and recorded date.",
          List.of("source_account_id", "usage_date", "feature", "recorded_date"),
          Recording.atEvent("recorded_date"),
          List.of(
              Column.required("source_account_id", TEXT, "The source's own id of the customer."),
              Column.optional("account_id", TEXT, "The account, resolved by identity."),
              Column.required("usage_date", DATE, "The day of use."),
              Column.required("feature", TEXT, "The product feature."),
              Column.required("recorded_date", DATE, "The day the system came to know it."),
              Column.required("event_count", LONG, "Events."),
              Column.optional("active_users", LONG, "Users with at least one event."),
              Column.optional("duration_seconds", LONG, "Seconds of use."),
              Column.optional("error_count", LONG, "Events that failed.")));

  private UsageDaily() {}
}
