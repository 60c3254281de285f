package io.bowtie.contract;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.apache.spark.sql.SparkSession;

/**
 * The company's business time zone, which says on which day something happened and when a day ends.
 * It is the zone of the run's Spark session, so that casts in queries, between days and instants,
 * follow it too; this type does the same in Java.
 *
 * @param id a region or an offset
 */
public record BusinessZone(ZoneId id) implements Serializable {
  /** What holds where a company names no zone. */
  public static final BusinessZone UTC = new BusinessZone(ZoneOffset.UTC);

  /** The setting of a session that holds the zone. */
  public static final String SETTING = "spark.sql.session.timeZone";

  private static final int SECONDS_A_DAY = 86_400;

  public BusinessZone {
    // UTC by any of its names is one zone.
    id = id.normalized();
  }

  /** The zone in which a session's queries make days. */
  public static BusinessZone of(SparkSession spark) {
    return new BusinessZone(ZoneId.of(spark.conf().get(SETTING)));
  }

  /** The day on which an instant lies. */
  public LocalDate dayOf(Instant instant) {
    long seconds = instant.getEpochSecond() + id.getRules().getOffset(instant).getTotalSeconds();
    return LocalDate.ofEpochDay(Math.floorDiv(seconds, SECONDS_A_DAY));
  }

  /** The first instant of a day, which is not midnight where a clock skips midnight. */
  public Instant startOf(LocalDate day) {
    return day.atStartOfDay(id).toInstant();
  }

  /** The first instant that is no longer part of a night's day. */
  public Instant endOf(AsOf asOf) {
    return startOf(asOf.date().plusDays(1));
  }

  /**
   * The time from one instant to another; negative when the other is earlier. The first instant of
   * a day stands for a date without a time, as CRMs write closing dates: where one of both is such
   * a date, whole days between the calendar days count, so that something that was closed on the
   * day of its creation took 0 days.
   */
  public Duration between(Instant from, Instant to) {
    return isDate(from) || isDate(to)
        ? Duration.ofDays(ChronoUnit.DAYS.between(dayOf(from), dayOf(to)))
        : Duration.between(from, to);
  }

  private boolean isDate(Instant instant) {
    return startOf(dayOf(instant)).equals(instant);
  }

  @Override
  public String toString() {
    return id.equals(ZoneOffset.UTC) ? "UTC" : id.getId();
  }
}
