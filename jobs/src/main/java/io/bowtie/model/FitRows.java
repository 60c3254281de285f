package io.bowtie.model;

import io.bowtie.model.LandmarkRows.Taken;
import io.bowtie.model.Window.Part;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;

/**
 * The rows of one fit, divided.
 *
 * @param all that the fit takes
 * @param window what they come to; empty where they cannot be divided
 * @param whyNot why they cannot; empty where they can
 */
record FitRows(JavaRDD<LabelledRow> all, Optional<Window> window, String whyNot) {

  static FitRows of(Taken taken, Division division) {
    SortedMap<LocalDate, DayCounts> days = days(taken.rows());
    if (days.isEmpty()) {
      return new FitRows(taken.rows(), Optional.empty(), "No look was final by then.");
    }
    Optional<Window> window =
        division
            .earlierUntil(days)
            .map(until -> window(days, until))
            .filter(found -> Division.isEnough(found.earlier(), found.later()));
    return new FitRows(taken.rows(), window, window.isPresent() ? "" : whyNot(days));
  }

  /** The rows that grid points are fitted on. */
  JavaRDD<LabelledRow> earlier() {
    LocalDate until = window.orElseThrow().earlierUntil();
    return all.filter(row -> isEarlier(row, until));
  }

  /** The rows that choose and calibrate. */
  JavaRDD<LabelledRow> later() {
    LocalDate until = window.orElseThrow().earlierUntil();
    return all.filter(row -> !isEarlier(row, until));
  }

  private static boolean isEarlier(LabelledRow row, LocalDate until) {
    return row.canFit() && !row.landmark().isAfter(until);
  }

  private static Window window(SortedMap<LocalDate, DayCounts> days, LocalDate until) {
    Part all = total(days, DayCounts::all);
    Part earlier = total(days.headMap(until.plusDays(1)), DayCounts::canFit);
    return new Window(
        days.firstKey(),
        until,
        days.lastKey(),
        earlier,
        new Part(all.rows() - earlier.rows(), all.events() - earlier.events()));
  }

  private static String whyNot(SortedMap<LocalDate, DayCounts> days) {
    Part all = total(days, DayCounts::all);
    long needed = Division.FEWEST_EARLIER + Division.FEWEST_LATER;
    String found =
        String.format(
            Locale.ROOT,
            "%d looks were final by then, %d with an event and %d without; %d of each are needed",
            all.rows(),
            all.events(),
            all.others(),
            needed);
    return found
        + (Math.min(all.events(), all.others()) < needed
            ? "."
            : ", and no day or division of the accounts leaves enough of each on both sides.");
  }

  private static Part total(SortedMap<LocalDate, DayCounts> days, Function<DayCounts, Part> count) {
    return days.values().stream().map(count).reduce(new Part(0, 0), Part::and);
  }

  private static SortedMap<LocalDate, DayCounts> days(JavaRDD<LabelledRow> rows) {
    TreeMap<LocalDate, DayCounts> all = new TreeMap<>();
    rows.mapPartitions(some -> Stream.of(ofPartition(some)).iterator())
        .collect()
        .forEach(part -> part.forEach((landmark, day) -> all.merge(landmark, day, DayCounts::and)));
    return all;
  }

  private static TreeMap<LocalDate, DayCounts> ofPartition(Iterator<LabelledRow> rows) {
    TreeMap<LocalDate, DayCounts> days = new TreeMap<>();
    rows.forEachRemaining(row -> days.merge(row.landmark(), DayCounts.of(row), DayCounts::and));
    return days;
  }
}
