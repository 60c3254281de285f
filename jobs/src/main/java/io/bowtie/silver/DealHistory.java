package io.bowtie.silver;

import static io.bowtie.contract.ColumnType.TEXT;
import static io.bowtie.contract.ColumnType.TIMESTAMP;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.when;

import io.bowtie.contract.Column;
import io.bowtie.source.ReadOptions;
import io.bowtie.source.TextTimes;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.types.DataTypes;

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
                  Column.optional("new_value", TEXT, "The value after.")))
          .asHistory();

  /** The columns that hold a value of the field that changed. */
  private static final Set<String> VALUES = Set.of("old_value", "new_value");

  private DealHistory() {}

  static boolean isValue(Entity entity, String column) {
    return entity.name().equals(ENTITY.name()) && VALUES.contains(column);
  }

  /**
   * A value as it is kept: a close date as a date in ISO 8601, however the source writes it, so
   * that values can be compared; any other, and what is no date, as it is.
   */
  static org.apache.spark.sql.Column value(
      org.apache.spark.sql.Column field, org.apache.spark.sql.Column text, ReadOptions options) {
    return when(
            field.equalTo("close_date"),
            coalesce(TextTimes.of(options).date(text).cast(DataTypes.StringType), text))
        .otherwise(text);
  }
}
