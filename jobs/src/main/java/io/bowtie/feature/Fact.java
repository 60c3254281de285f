package io.bowtie.feature;

import io.bowtie.contract.BusinessZone;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * One version of a silver row, read by column name. A column that the source does not deliver reads
 * as empty.
 */
public final class Fact {
  /** In the order in which the company came to know; ties by content (design, silver's shape). */
  static final Comparator<Fact> BY_KNOWLEDGE =
      Comparator.comparing(Fact::recordedAt)
          .thenComparing(fact -> fact.text("row_hash").orElse(""));

  private final Row row;
  private final Columns columns;
  private final Instant recordedAt;
  private final LocalDate recordedOn;
  // Days are asked for at each look again, and are dear to work out.
  private final LocalDate[] days;

  /** A fact of a company whose days are those of UTC. */
  public Fact(Row row) {
    this(row, Columns.of(row.schema(), BusinessZone.UTC));
  }

  /**
   * A fact of many alike.
   *
   * @param columns of the row
   */
  Fact(Row row, Columns columns) {
    this.row = row;
    this.columns = columns;
    this.days = new LocalDate[row.length()];
    this.recordedAt = (Instant) row.get(columns.place("recorded_at"));
    this.recordedOn = columns.zone().dayOf(recordedAt);
  }

  /** Where each column stands in rows of one schema, and the zone in which their days lie. */
  record Columns(Map<String, Integer> places, BusinessZone zone) {
    static Columns of(StructType schema, BusinessZone zone) {
      Map<String, Integer> places = new HashMap<>();
      for (int place = 0; place < schema.length(); place++) {
        places.put(schema.fields()[place].name(), place);
      }
      return new Columns(places, zone);
    }

    /** The place; below 0 when there is no such column. */
    int place(String column) {
      Integer place = places.get(column);
      return place == null ? -1 : place;
    }
  }

  Instant recordedAt() {
    return recordedAt;
  }

  /** The day on which the company came to know. */
  LocalDate recordedOn() {
    return recordedOn;
  }

  boolean isDeleted() {
    return flag("is_deleted").orElse(false);
  }

  public Optional<String> text(String column) {
    return value(column).map(String::valueOf);
  }

  public Optional<Instant> time(String column) {
    return value(column).map(this::instantOf);
  }

  /** The day of a date or timestamp column. */
  public Optional<LocalDate> day(String column) {
    int place = columns.place(column);
    if (place < 0 || row.isNullAt(place)) {
      return Optional.empty();
    }
    if (days[place] == null) {
      Object value = row.get(place);
      days[place] = value instanceof LocalDate date ? date : columns.zone().dayOf((Instant) value);
    }
    return Optional.of(days[place]);
  }

  /**
   * Hours from a time of this fact to one of another, whole days where either is a date without a
   * time; empty where one is missing, and 0 where the other is earlier.
   */
  OptionalDouble hours(String from, Fact other, String to) {
    Optional<Instant> start = time(from);
    Optional<Instant> end = other.time(to);
    return start.isPresent() && end.isPresent()
        ? OptionalDouble.of(
            Math.max(0, columns.zone().between(start.get(), end.get()).toMinutes() / 60.0))
        : OptionalDouble.empty();
  }

  public Optional<Boolean> flag(String column) {
    return value(column).map(Boolean.class::cast);
  }

  public OptionalDouble number(String column) {
    return value(column)
        .map(value -> OptionalDouble.of(numberOf(value)))
        .orElse(OptionalDouble.empty());
  }

  private Optional<Object> value(String column) {
    int place = columns.place(column);
    return place < 0 || row.isNullAt(place) ? Optional.empty() : Optional.of(row.get(place));
  }

  private Instant instantOf(Object value) {
    return value instanceof LocalDate date ? columns.zone().startOf(date) : (Instant) value;
  }

  private static double numberOf(Object value) {
    return value instanceof BigDecimal decimal
        ? decimal.doubleValue()
        : ((Number) value).doubleValue();
  }
}
