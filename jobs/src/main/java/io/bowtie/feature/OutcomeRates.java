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
 * How often past cases of a value were won, as known on any day, shrunk towards the rate of all
 * values: (wins + 20 × overall rate) / (cases + 20). The asking account's own cases are left out,
 * so that its outcome cannot come back to it as a feature.
 */
final class OutcomeRates implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * Weight of the overall rate, in cases: at 20 a value's own record weighs as much as the prior.
   */
  static final double PRIOR_CASES = 20;

  private static final String ALL = "\u0000all";
  private final Map<String, Map<String, Series>> series = new HashMap<>();

  private OutcomeRates() {}

  static OutcomeRates of(Collection<RateEvent> events) {
    Map<String, Map<String, TreeMap<Long, long[]>>> sums = new HashMap<>();
    for (RateEvent event : events) {
      Map<String, TreeMap<Long, long[]>> byValue =
          sums.computeIfAbsent(event.dimension(), name -> new HashMap<>());
      for (String value : List.of(event.value(), ALL)) {
        long[] counts =
            byValue
                .computeIfAbsent(value, name -> new TreeMap<>())
                .computeIfAbsent(event.knownOn().toEpochDay(), day -> new long[2]);
        counts[0] += event.cases();
        counts[1] += event.wins();
      }
    }
    OutcomeRates rates = new OutcomeRates();
    sums.forEach(
        (dimension, byValue) ->
            byValue.forEach(
                (value, byDay) ->
                    rates
                        .series
                        .computeIfAbsent(dimension, name -> new HashMap<>())
                        .put(value, Series.of(byDay))));
    return rates;
  }

  /**
   * The rate as known on a day without the given events; empty when nothing was decided by then.
   */
  OptionalDouble rate(String dimension, String value, LocalDate on, Collection<RateEvent> leftOut) {
    Map<String, Series> byValue = series.getOrDefault(dimension, Map.of());
    long[] all = byValue.getOrDefault(ALL, Series.NONE).until(on);
    long[] own = byValue.getOrDefault(value, Series.NONE).until(on);
    for (RateEvent event : leftOut) {
      if (event.dimension().equals(dimension) && !event.knownOn().isAfter(on)) {
        all[0] -= event.cases();
        all[1] -= event.wins();
        if (event.value().equals(value)) {
          own[0] -= event.cases();
          own[1] -= event.wins();
        }
      }
    }
    if (all[0] <= 0) {
      return OptionalDouble.empty();
    }
    double overall = (double) all[1] / all[0];
    return OptionalDouble.of((own[1] + PRIOR_CASES * overall) / (own[0] + PRIOR_CASES));
  }

  /** Running totals by day. */
  private static final class Series implements Serializable {
    private static final long serialVersionUID = 1L;
    static final Series NONE = new Series(new long[0], new long[0], new long[0]);

    private final long[] days;
    private final long[] cases;
    private final long[] wins;

    private Series(long[] days, long[] cases, long[] wins) {
      this.days = days;
      this.cases = cases;
      this.wins = wins;
    }

    static Series of(SortedMap<Long, long[]> byDay) {
      long[] days = byDay.keySet().stream().mapToLong(Long::longValue).toArray();
      long[] cases = byDay.values().stream().mapToLong(counts -> counts[0]).toArray();
      long[] wins = byDay.values().stream().mapToLong(counts -> counts[1]).toArray();
      Arrays.parallelPrefix(cases, Long::sum);
      Arrays.parallelPrefix(wins, Long::sum);
      return new Series(days, cases, wins);
    }

    long[] until(LocalDate on) {
      int found = Arrays.binarySearch(days, on.toEpochDay());
      int last = found >= 0 ? found : -found - 2;
      return last < 0 ? new long[2] : new long[] {cases[last], wins[last]};
    }
  }
}
