package io.bowtie.feature;

import io.bowtie.config.UseCaseConf;
import io.bowtie.contract.AsOf;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The days on which entities are looked at: past ones to learn from, laid without a look at any
 * outcome, and tonight.
 *
 * @param conf ages or distance
 * @param tonight the as-of; no landmark lies after it
 * @param isHistoryWanted whether past landmarks are laid at all
 */
public record Landmarks(UseCaseConf conf, AsOf tonight, boolean isHistoryWanted)
    implements Serializable {

  /** Days at the declared ages after the first day. */
  List<Look> byAge(LocalDate first) {
    return withTonight(conf.landmarkAgesDays().stream().map(first::plusDays).toList());
  }

  /**
   * The first day itself, and from then on the days of a grid that is the same for all entities.
   */
  List<Look> byGrid(LocalDate first) {
    List<LocalDate> days = new ArrayList<>(List.of(first));
    long step = conf.landmarkEveryDays();
    for (long day = (first.toEpochDay() / step + 1) * step; day <= last(first); day += step) {
      days.add(LocalDate.ofEpochDay(day));
    }
    return withTonight(days);
  }

  /** Month ends from the first day on. */
  List<Look> byMonthEnd(LocalDate first) {
    List<LocalDate> days = new ArrayList<>();
    LocalDate month = first.withDayOfMonth(1);
    for (LocalDate end = endOf(month); end.toEpochDay() <= last(first); end = endOf(month)) {
      if (!end.isBefore(first)) {
        days.add(end);
      }
      month = month.plusMonths(1);
    }
    return withTonight(days);
  }

  /** Tonight alone, for an entity of which nobody knows when it began. */
  List<Look> tonightOnly() {
    return withTonight(List.of());
  }

  private List<Look> withTonight(List<LocalDate> landmarks) {
    TreeSet<LocalDate> days = new TreeSet<>(isHistoryWanted ? landmarks : List.of());
    days.removeIf(day -> day.isAfter(tonight.date()));
    boolean isTonightALandmark = !days.add(tonight.date());
    return days.stream()
        .map(
            day ->
                new Look(
                    new AsOf(day),
                    !day.equals(tonight.date()) || isTonightALandmark,
                    day.equals(tonight.date())))
        .toList();
  }

  /**
   * One day on which an entity is looked at.
   *
   * @param at the day
   * @param isLandmark whether it may be learned from, once mature
   * @param isTonight whether it is to be scored
   */
  record Look(AsOf at, boolean isLandmark, boolean isTonight) {}

  private long last(LocalDate first) {
    return Math.min(tonight.date().toEpochDay(), first.toEpochDay() + (long) conf.maximumAgeDays());
  }

  private static LocalDate endOf(LocalDate month) {
    return month.plusMonths(1).minusDays(1);
  }
}
