package io.bowtie.feature;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

  private static final int SECONDS_A_DAY = 86_400;

  private final Row row;
  private final Columns columns;
  private final Instant recordedAt;
  // Days are asked for at each look again, and are dear to work out.
  private final LocalDate[] days;

  public Fact(Row row) {
    this(row, Columns.of(row.schema()));
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
  }

  /** Where each column stands in rows of one schema. */
  record Columns(Map<String, Integer> places) {
    static Columns of(StructType schema) {
      Map<String, Integer> places = new HashMap<>();
      for (int place = 0; place < schema.length(); place++) {
        places.put(schema.fields()[place].name(), place);
      }
      return new Columns(places);
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

  /** The UTC day on which the company came to know. */
  LocalDate recordedOn() {
    return dayOf(recordedAt);
  }

  boolean isDeleted() {
    return flag("is_deleted").orElse(false);
  }

  public Optional<String> text(String column) {
    return value(column).map(String::valueOf);
  }

  public Optional<Instant> time(String column) {
    return value(column).map(Fact::instantOf);
  }

  /** The UTC day of a date or timestamp column. */
  public Optional<LocalDate> day(String column) {
    int place = columns.place(column);
    if (place < 0 || row.isNullAt(place)) {
      return Optional.empty();
    }
    if (days[place] == null) {
      Object value = row.get(place);
      days[place] = value instanceof LocalDate date ? date : dayOf((Instant) value);
    }
    return Optional.of(days[place]);
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

  static LocalDate dayOf(Instant instant) {
    return LocalDate.ofEpochDay(Math.floorDiv(instant.getEpochSecond(), SECONDS_A_DAY));
  }

  private static Instant instantOf(Object value) {
    return value instanceof LocalDate date
        ? date.atStartOfDay(ZoneOffset.UTC).toInstant()
        : (Instant) value;
  }

  private static double numberOf(Object value) {
    return value instanceof BigDecimal decimal
        ? decimal.doubleValue()
        : ((Number) value).doubleValue();
  }
}
