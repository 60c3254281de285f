package io.bowtie.model;

import io.bowtie.model.LandmarkRows.Taken;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;

/**
 * The rows of one fit, divided.
 *
 * @param all that the fit takes
 * @param window what they come to; empty without rows
 */
record FitRows(JavaRDD<LabelledRow> all, Optional<Fitted.Window> window) {

  static FitRows of(Taken taken, Division division) {
    return new FitRows(taken.rows(), window(days(taken.rows()), division));
  }

  /** The rows that fit; none without rows. */
  JavaRDD<LabelledRow> fit() {
    LocalDate until = fitUntil();
    return all.filter(row -> isFit(row, until));
  }

  /** The rows that tune and calibrate; none without rows. */
  JavaRDD<LabelledRow> later() {
    LocalDate until = fitUntil();
    return all.filter(row -> !isFit(row, until));
  }

  private LocalDate fitUntil() {
    return window.map(Fitted.Window::fitUntil).orElse(LocalDate.MIN);
  }

  private static boolean isFit(LabelledRow row, LocalDate until) {
    return row.canFit() && !row.landmark().isAfter(until);
  }

  private static Optional<Fitted.Window> window(SortedMap<LocalDate, Day> days, Division division) {
    if (days.isEmpty()) {
      return Optional.empty();
    }
    LocalDate fitUntil = division.fitUntil(days.firstKey(), days.lastKey());
    SortedMap<LocalDate, Day> fitting = days.headMap(fitUntil.plusDays(1));
    long fitRows = total(fitting, Day::canFit);
    return Optional.of(
        new Fitted.Window(
            days.firstKey(),
            fitUntil,
            days.lastKey(),
            fitRows,
            total(fitting, Day::eventsThatCanFit),
            total(days, Day::rows) - fitRows));
  }

  private static long total(SortedMap<LocalDate, Day> days, ToLongFunction<Day> count) {
    return days.values().stream().mapToLong(count).sum();
  }

  private static SortedMap<LocalDate, Day> days(JavaRDD<LabelledRow> rows) {
    TreeMap<LocalDate, Day> all = new TreeMap<>();
    rows.mapPartitions(some -> Stream.of(ofPartition(some)).iterator())
        .collect()
        .forEach(part -> part.forEach((landmark, day) -> all.merge(landmark, day, Day::and)));
    return all;
  }

  private static TreeMap<LocalDate, Day> ofPartition(Iterator<LabelledRow> rows) {
    TreeMap<LocalDate, Day> days = new TreeMap<>();
    rows.forEachRemaining(row -> days.merge(row.landmark(), Day.of(row), Day::and));
    return days;
  }

  /** What the rows of one landmark come to. */
  private record Day(long rows, long canFit, long eventsThatCanFit) implements Serializable {

    static Day of(LabelledRow row) {
      return new Day(1, row.canFit() ? 1 : 0, row.canFit() && row.isEvent() ? 1 : 0);
    }

    Day and(Day other) {
      return new Day(
          rows + other.rows, canFit + other.canFit, eventsThatCanFit + other.eventsThatCanFit);
    }
  }
}
