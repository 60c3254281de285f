package io.bowtie.contract;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Objects;

/**
 * The date that a night stands for: the end of that UTC day. What happened or was recorded on the
 * day belongs to it; what came later does not exist yet.
 *
 * @param date the UTC day
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
          .why("An as-of is a UTC calendar day, year first.")
          .remedy("Write it like 2026-06-30.");
    }
  }

  /** The first instant that is no longer part of the day. */
  public Instant endExclusive() {
    return date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
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
