package io.bowtie.generate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The company's systems as they fill up: takes rows, breaks some as the shapes declare, and counts
 * what was broken. What would be recorded after the last day is not there yet.
 */
final class Recorder {
  private final LocalDate lastDay;
  private final Map<String, Sheet> sheets = new TreeMap<>();
  private final Map<String, Map<String, Integer>> defects = new TreeMap<>();
  private final Map<String, Set<String>> affected = new TreeMap<>();

  Recorder(LocalDate lastDay) {
    this.lastDay = lastDay;
    RawShapes.ALL.forEach(shape -> sheets.put(shape.fullName(), new Sheet(shape)));
  }

  /** Begins a row that the system comes to know at that time. */
  Draft row(RawShape shape, Instant recordedAt) {
    return new Draft(this, shape, recordedAt);
  }

  /** Counts a defect that a simulator made itself, once for each key. */
  void count(RawShape shape, String kind, String key) {
    Set<String> keys =
        affected.computeIfAbsent(shape.fullName() + " " + kind, name -> new TreeSet<>());
    if (keys.add(key)) {
      add(shape, kind, 1);
    }
  }

  void keep(RawShape shape, Instant recordedAt, List<String> cells) {
    Sheet sheet = sheets.get(shape.fullName());
    boolean isKnown = !recordedAt.atZone(ZoneOffset.UTC).toLocalDate().isAfter(lastDay);
    Defect hit = sheet.nextDefect(cells);
    if (!isKnown) {
      return;
    }
    if (hit == null) {
      sheet.rows.add(new RawRow(recordedAt, cells));
      return;
    }
    add(shape, hit.kind(), 1);
    hit.applied(shape, cells).forEach(row -> sheet.rows.add(new RawRow(recordedAt, row)));
  }

  /** The tables in the order of the shapes. */
  List<RawTable> tables() {
    return RawShapes.ALL.stream().map(shape -> sheets.get(shape.fullName()).table()).toList();
  }

  /** Counts of defects by kind. */
  Map<String, Integer> defects(RawShape shape) {
    return defects.getOrDefault(shape.fullName(), Map.of());
  }

  private void add(RawShape shape, String kind, int more) {
    defects
        .computeIfAbsent(shape.fullName(), name -> new TreeMap<>())
        .merge(kind, more, Integer::sum);
  }

  private static final class Sheet {
    private final RawShape shape;
    private final List<RawRow> rows = new ArrayList<>();
    private final int[] fitting;

    Sheet(RawShape shape) {
      this.shape = shape;
      this.fitting = new int[shape.defects().size()];
    }

    /** The first defect whose turn it is, or null. Turns pass also for rows that are not kept. */
    private Defect nextDefect(List<String> cells) {
      Defect hit = null;
      for (int position = 0; position < fitting.length; position++) {
        Defect defect = shape.defects().get(position);
        if (defect.fits(shape, cells)) {
          int turn = fitting[position]++ % defect.every();
          hit = hit == null && turn == defect.every() / 2 ? defect : hit;
        }
      }
      return hit;
    }

    private RawTable table() {
      List<RawRow> sorted = new ArrayList<>(rows);
      sorted.sort(Comparator.comparing(RawRow::recordedAt));
      return new RawTable(shape, sorted);
    }
  }
}
