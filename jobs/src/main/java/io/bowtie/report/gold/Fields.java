package io.bowtie.report.gold;

import io.bowtie.contract.ContactData;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.spark.sql.Row;
import scala.jdk.javaapi.CollectionConverters;

/** A Spark row read by column name, without nulls: an absent text is empty. */
final class Fields {
  private final Row row;

  Fields(Row row) {
    this.row = row;
  }

  boolean has(String column) {
    return !row.isNullAt(row.fieldIndex(column));
  }

  String text(String column) {
    return has(column) ? row.getAs(column) : "";
  }

  /** A text as tables keep it that were written before contact data was masked in them. */
  String masked(String column) {
    return ContactData.masked(text(column));
  }

  double number(String column) {
    return ((Number) row.getAs(column)).doubleValue();
  }

  long count(String column) {
    return has(column) ? ((Number) row.getAs(column)).longValue() : 0;
  }

  boolean flag(String column) {
    return has(column) && (boolean) row.getAs(column);
  }

  /** The day as 2026-06-30; empty when there is none. */
  String day(String column) {
    Object value = has(column) ? row.getAs(column) : "";
    return value instanceof Instant instant
        ? LocalDate.ofInstant(instant, ZoneOffset.UTC).toString()
        : value.toString();
  }

  List<String> texts(String column) {
    return has(column)
        ? List.copyOf(CollectionConverters.asJava(row.<scala.collection.Seq<String>>getAs(column)))
        : List.of();
  }

  /** A value with its limits beside it; the reason stands in when there is no value. */
  Estimate estimate(String value, String low, String high, long support, String reason) {
    if (!has(value)) {
      return Estimate.missing(reason, support);
    }
    return has(low) && has(high)
        ? Estimate.ranged(number(value), number(low), number(high), support)
        : Estimate.exact(number(value), support);
  }

  /** A value without limits; the reason stands in when there is none. */
  Estimate estimate(String value, long support, String reason) {
    return has(value) ? Estimate.exact(number(value), support) : Estimate.missing(reason, support);
  }
}
