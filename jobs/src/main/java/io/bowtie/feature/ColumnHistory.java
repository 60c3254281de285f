package io.bowtie.feature;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Since when a silver column has values, by the time of knowledge, and whether they began all at
 * once. A column of which a first night found a whole stock has a past before that night which
 * nobody recorded; one that began with a row or two begins there by nature.
 *
 * @param entity of silver
 * @param column of the entity; {@link #ANY} for its rows as such
 * @param since the UTC day on which the first value became known
 * @param firstDayVersions versions with a value that became known on that day
 * @param versions with a value until tonight
 * @param until tonight
 */
public record ColumnHistory(
    String entity,
    String column,
    LocalDate since,
    long firstDayVersions,
    long versions,
    LocalDate until) {

  /** Stands for the entity's rows, whatever their columns. */
  static final String ANY = "*";

  /** Fewer than this on the first day are an ordinary beginning. */
  static final int FEWEST_AT_ONCE = 10;

  /** So many times what comes on an ordinary later day is a stock that was there before. */
  static final int STOCK_DAYS = 10;

  /**
   * Whether a stock came on the first day: at least {@value #FEWEST_AT_ONCE} versions, and at least
   * {@value #STOCK_DAYS} times as many as come on an ordinary day since.
   */
  boolean isAtOnce() {
    long daysSince = ChronoUnit.DAYS.between(since, until);
    double laterADay = daysSince == 0 ? 0 : (double) (versions - firstDayVersions) / daysSince;
    return firstDayVersions >= FEWEST_AT_ONCE && firstDayVersions >= STOCK_DAYS * laterADay;
  }

  /** The day before which nobody recorded its values; empty where it began by nature. */
  Optional<LocalDate> unknownBefore() {
    return isAtOnce() ? Optional.of(since) : Optional.empty();
  }

  /** Entity and column, joined by a dot. */
  String id() {
    return entity + "." + column;
  }
}
