package io.bowtie.feature;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;

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
  private final Instant recordedAt;

  public Fact(Row row) {
    this.row = row;
    this.recordedAt = row.getAs("recorded_at");
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
    return value(column)
        .map(value -> value instanceof LocalDate date ? date : dayOf(instantOf(value)));
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
    int index = indexOf(column);
    return index < 0 || row.isNullAt(index) ? Optional.empty() : Optional.of(row.get(index));
  }

  private int indexOf(String column) {
    scala.Option<Object> index = row.schema().getFieldIndex(column);
    return index.isEmpty() ? -1 : (int) index.get();
  }

  static LocalDate dayOf(Instant instant) {
    return instant.atZone(ZoneOffset.UTC).toLocalDate();
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
