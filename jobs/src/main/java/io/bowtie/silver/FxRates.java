package io.bowtie.silver;

import static io.bowtie.contract.ColumnType.DATE;
import static io.bowtie.contract.ColumnType.DOUBLE;
import static io.bowtie.contract.ColumnType.TEXT;

import io.bowtie.contract.Column;
import java.util.List;

/**
 * What a currency is worth in the reporting currency. A rate is known on its day. One row per day,
 * currency and source, since each source may tell its rates relative to another currency.
 */
public final class FxRates {
  /** What a currency is worth in the reporting currency. */
  public static final Entity ENTITY =
      Entity.of(
          "fx_rates",
          "One row per day, currency and source.",
          List.of("rate_date", "currency", "source"),
          Recording.atEvent("rate_date"),
          List.of(
              Column.required("rate_date", DATE, "The day."),
              Column.required("currency", TEXT, "ISO 4217 code."),
              Column.required(
                  "rate_to_reporting",
                  DOUBLE,
                  "Units for one unit of the currency: of the reporting currency, or of the one that"
                      + " the source's rates are relative to.")));

  private FxRates() {}
}
