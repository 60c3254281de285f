package io.bowtie.generate;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Arithmetic with simulated days. */
final class Days {
  private Days() {}

  static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  static boolean isMonday(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.MONDAY;
  }

  /** The day itself, or the Monday after it. */
  static LocalDate workday(LocalDate day) {
    return switch (day.getDayOfWeek()) {
      case SATURDAY -> day.plusDays(2);
      case SUNDAY -> day.plusDays(1);
      default -> day;
    };
  }

  static int between(LocalDate from, LocalDate to) {
    return (int) ChronoUnit.DAYS.between(from, to);
  }

  /** A time of that day, a random second within hours from (included) to (excluded). */
  static Instant during(LocalDate day, int fromHour, int toHour, Dice dice) {
    return at(day, fromHour).plusSeconds(dice.between(0, (toHour - fromHour) * 3600 - 1));
  }

  static Instant at(LocalDate day, int hour) {
    return day.atTime(hour, 0).toInstant(ZoneOffset.UTC);
  }
}
