package io.bowtie.feature;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * After how many days deals used to leave each stage, whether on to the next one or out: the median
 * over all deals that were known to have left it by a day.
 */
final class StageTimes implements Serializable {
  private static final long serialVersionUID = 1L;

  /** With fewer there is no usual time. */
  static final int FEWEST = 5;

  /** Longer stays count as so long; the median does not mind. */
  private static final int LONGEST = 1000;

  private final HashMap<String, Series> byStage = new HashMap<>();

  private StageTimes() {}

  /** As the exits tell, in any order. */
  static StageTimes of(Collection<StageExit> exits) {
    Map<String, TreeMap<Long, long[]>> changes = new HashMap<>();
    for (StageExit exit : exits) {
      changes.computeIfAbsent(exit.stage(), stage -> new TreeMap<>())
              .computeIfAbsent(exit.knownOn().toEpochDay(), day -> new long[LONGEST + 1])[
              Math.max(0, Math.min(LONGEST, exit.days()))] +=
          exit.count();
    }
    StageTimes times = new StageTimes();
    changes.forEach((stage, byDay) -> times.byStage.put(stage, Series.of(byDay)));
    return times;
  }

  /** The median as known on a day; empty while fewer than {@value #FEWEST} deals had left. */
  OptionalDouble median(String stage, LocalDate on) {
    Series series = byStage.get(stage);
    return series == null ? OptionalDouble.empty() : series.at(on.toEpochDay());
  }

  /** The median from each day on which it may have changed; NaN where there is none. */
  private static final class Series implements Serializable {
    private static final long serialVersionUID = 1L;

    private final long[] days;
    private final double[] medians;

    private Series(long[] days, double[] medians) {
      this.days = days;
      this.medians = medians;
    }

    static Series of(SortedMap<Long, long[]> byDay) {
      long[] days = byDay.keySet().stream().mapToLong(Long::longValue).toArray();
      double[] medians = new double[days.length];
      long[] counts = new long[LONGEST + 1];
      int place = 0;
      for (long[] more : byDay.values()) {
        Arrays.setAll(counts, stay -> counts[stay] + more[stay]);
        medians[place++] = median(counts);
      }
      return new Series(days, medians);
    }

    private static double median(long[] counts) {
      long all = Arrays.stream(counts).sum();
      return all < FEWEST
          ? Double.NaN
          : (nth(counts, (all + 1) / 2) + nth(counts, all / 2 + 1)) / 2;
    }

    /** The nth shortest stay, from 1. */
    private static double nth(long[] counts, long n) {
      long passed = 0;
      for (int stay = 0; stay < counts.length; stay++) {
        passed += counts[stay];
        if (passed >= n) {
          return stay;
        }
      }
      return LONGEST;
    }

    OptionalDouble at(long day) {
      int found = Arrays.binarySearch(days, day);
      int last = found >= 0 ? found : -found - 2;
      return last < 0 || Double.isNaN(medians[last])
          ? OptionalDouble.empty()
          : OptionalDouble.of(medians[last]);
    }
  }

  static StageTimes none() {
    return of(List.of());
  }
}
