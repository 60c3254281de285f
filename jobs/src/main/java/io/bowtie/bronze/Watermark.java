package io.bowtie.bronze;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import io.bowtie.config.IncrementConf.Increment;
import io.bowtie.contract.AnyColumn;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.BusinessZone;
import io.bowtie.contract.OperatorError;
import io.bowtie.source.ReadOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * Which rows of a table a night reads. Rows are read again for some time before the last one that
 * is known, since a transaction may commit after a later one; what is known of these is left out by
 * row hash. Rows without a watermark are read every night and treated alike.
 *
 * @param column that grows whenever a row changes
 * @param from the first moment that is read; none when all are
 * @param until the first moment that is not read
 * @param zone of a column that names none
 * @param days the zone in which the days of a column of dates lie, as those of nights do
 */
record Watermark(
    DatabaseColumn column, Optional<Instant> from, Instant until, ZoneId zone, BusinessZone days) {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

  /**
   * The watermark of a raw table; none when it has none.
   *
   * @param last the last night that read it
   * @param stored the rows of the raw table
   * @param days the zone in which nights end
   * @throws OperatorError of configuration when the column is not there or is no time
   */
  static Optional<Watermark> of(
      Delivery delivery,
      List<DatabaseColumn> columns,
      AsOf night,
      Optional<AsOf> last,
      Optional<Dataset<Row>> stored,
      BusinessZone days) {
    if (delivery.increment() != Increment.WATERMARK) {
      return Optional.empty();
    }
    String name = delivery.source().increments().watermark().get(delivery.table().name());
    DatabaseColumn column =
        columns.stream()
            .filter(each -> each.name().equals(name) && each.isTime())
            .findFirst()
            .orElseThrow(() -> noTime(delivery, name));
    ZoneId zone = ReadOptions.of(delivery.source()).timeZone();
    Watermark all = new Watermark(column, Optional.empty(), days.endOf(night), zone, days);
    Duration overlap = Duration.ofHours(delivery.source().increments().overlapHours());
    return Optional.of(
        last.map(
                before ->
                    new Watermark(
                        column,
                        Optional.of(all.latest(stored, days.endOf(before)).minus(overlap)),
                        days.endOf(night),
                        zone,
                        days))
            .orElse(all));
  }

  /** The last known moment, but not after the end of the last night. */
  private Instant latest(Optional<Dataset<Row>> stored, Instant atMost) {
    return stored
        .map(rows -> rows.agg(max(moment(rows))).head())
        .filter(row -> !row.isNullAt(0))
        .map(row -> row.getInstant(0))
        .filter(found -> found.isBefore(atMost))
        .orElse(atMost);
  }

  /** In the database's SQL. */
  String condition() {
    String name = DatabaseColumn.quoted(column.name());
    String isBefore = name + " < " + literal(until);
    return from.map(start -> "(" + name + " >= " + literal(start) + " AND " + isBefore + ")")
            .orElse(isBefore)
        + " OR "
        + name
        + " IS NULL";
  }

  private String literal(Instant moment) {
    if (column.hasZone()) {
      return "TIMESTAMP WITH TIME ZONE '"
          + MOMENT.format(LocalDateTime.ofInstant(moment, ZoneOffset.UTC))
          + "+00'";
    }
    return column.type().equals("date")
        ? "DATE '" + days.dayOf(moment) + "'"
        : "TIMESTAMP '" + MOMENT.format(LocalDateTime.ofInstant(moment, zone)) + "'";
  }

  /** A row's watermark as a moment; a day is its start. */
  Column moment(Dataset<Row> rows) {
    DataType type = rows.schema().apply(rows.schema().fieldIndex(stored(rows))).dataType();
    Column value = AnyColumn.named(stored(rows));
    return type.equals(DataTypes.TimestampNTZType)
        // By its text: a plain cast would read the clock of the session's zone.
        ? concat(value.cast(DataTypes.StringType), lit(" " + zone.getId()))
            .cast(DataTypes.TimestampType)
        : value.cast(DataTypes.TimestampType);
  }

  private String stored(Dataset<Row> rows) {
    String plain = RawColumns.stored(List.of(column.name())).get(0);
    return List.of(rows.columns()).stream()
        .filter(name -> name.equals(column.name()) || name.equalsIgnoreCase(plain))
        .findFirst()
        .orElseThrow();
  }

  /** The rows that are not stored yet. */
  Dataset<Row> withoutKnown(Dataset<Row> records, Optional<Dataset<Row>> stored) {
    if (from.isEmpty() || stored.isEmpty()) {
      return records;
    }
    Dataset<Row> rows = stored.orElseThrow();
    Column moment = moment(rows);
    Dataset<Row> known =
        rows.where(moment.geq(lit(from.orElseThrow())).or(moment.isNull()))
            .select(col(RawTable.ROW_HASH).as("_known"));
    Column hash = RawRows.hash(new RawRows.Part(List.of(), records).columns());
    return records.join(known, hash.equalTo(known.col("_known")), "left_anti");
  }

  private static OperatorError noTime(Delivery delivery, String name) {
    return OperatorError.configuration("The watermark is no time")
        .where("sources." + delivery.source().name() + ".watermark." + delivery.table().name())
        .why("The table has no column " + name + " that is a date or a timestamp.")
        .remedy("Name a column that is set whenever a row changes, or leave the watermark out.");
  }
}
