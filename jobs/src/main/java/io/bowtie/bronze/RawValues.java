package io.bowtie.bronze;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.when;

import io.bowtie.contract.AnyColumn;
import io.bowtie.source.TextTimes;
import io.bowtie.sql.ZonedTimes;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** The values of a raw table as a mapping gets them. */
final class RawValues {
  /** Beyond it a double no longer holds every whole number. */
  private static final double EXACT = 1e15;

  private RawValues() {}

  /** Rows whose times without a zone are the moments that they were in a zone. */
  static Dataset<Row> zoned(Dataset<Row> rows, ZoneId zone) {
    List<Column> columns = new ArrayList<>();
    for (StructField field : rows.schema().fields()) {
      Column value = AnyColumn.named(field.name());
      columns.add(
          field.dataType().equals(DataTypes.TimestampNTZType)
              ? ZonedTimes.cast(value, DataTypes.TimestampType, zone).as(field.name())
              : value);
    }
    return rows.select(columns.toArray(Column[]::new));
  }

  /**
   * Rows whose own columns are texts, as csv would have them: days and moments in ISO 8601, moments
   * in UTC and so that they sort as time, numbers with a point, a whole number without one.
   */
  static Dataset<Row> texts(Dataset<Row> rows) {
    List<Column> columns = new ArrayList<>();
    for (StructField field : rows.schema().fields()) {
      Column value = AnyColumn.named(field.name());
      columns.add(
          RawTable.TECHNICAL.contains(field.name())
              ? value
              : text(value, field.dataType()).as(field.name()));
    }
    return rows.select(columns.toArray(Column[]::new));
  }

  private static Column text(Column value, DataType type) {
    if (type.equals(DataTypes.TimestampType)) {
      return TextTimes.canonical(value);
    }
    Column text = RawTypes.text(value, type);
    // Exports of data frames write whole numbers with a gap among them, such as ids, as doubles.
    return type.equals(DataTypes.DoubleType) || type.equals(DataTypes.FloatType)
        ? when(
                value.equalTo(floor(value)).and(abs(value).lt(EXACT)),
                value.try_cast(DataTypes.LongType).cast(DataTypes.StringType))
            .otherwise(text)
        : text;
  }
}
