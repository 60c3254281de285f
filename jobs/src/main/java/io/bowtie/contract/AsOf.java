package io.bowtie.contract;

import static org.apache.spark.sql.functions.lit;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/**
 * The date that a night stands for: the end of that day in the company's time zone. What happened
 * or was recorded on the day belongs to it; what came later does not exist yet.
 *
 * @param date the day
 */
public record AsOf(LocalDate date) implements Comparable<AsOf>, Serializable {

  public AsOf {
    Objects.requireNonNull(date);
  }

  /**
   * Reads a date written as {@code 2026-06-30}.
   *
   * @throws OperatorError of usage when the text is no such date
   */
  public static AsOf parse(String text) {
    try {
      return new AsOf(LocalDate.parse(text));
    } catch (DateTimeParseException notADate) {
      throw OperatorError.usage("'" + text + "' is not a date")
          .where("--as-of")
          .why("An as-of is a calendar day, year first.")
          .remedy("Write it like 2026-06-30.");
    }
  }

  /**
   * The first instant that is no longer part of the day, for a query: in the zone of its session.
   * {@link BusinessZone#endOf} gives it to Java.
   */
  public Column endExclusive() {
    return lit(date.plusDays(1)).cast(DataTypes.TimestampType);
  }

  public AsOf plusDays(long days) {
    return new AsOf(date.plusDays(days));
  }

  @Override
  public int compareTo(AsOf other) {
    return date.compareTo(other.date);
  }

  @Override
  public String toString() {
    return date.toString();
  }
}
