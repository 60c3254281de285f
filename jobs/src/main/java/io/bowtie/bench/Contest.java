package io.bowtie.bench;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Two sides that do the same rows, in turn: a load from elsewhere falls on both alike.
 *
 * @param clock of the machine
 * @param rounds that count, an odd number; others before them only warm up
 */
record Contest(Clock clock, int rounds) {
  private static final int WARM_UPS = 2;

  /**
   * What both sides took.
   *
   * @param ours median seconds
   * @param theirs median seconds
   * @param ratio median over the rounds of ours over theirs
   * @param lowest ratio of a round
   * @param highest ratio of a round
   */
  record Result(double ours, double theirs, double ratio, double lowest, double highest) {}

  /** Runs both sides. */
  Result run(Runnable ours, Runnable theirs) {
    for (int i = 0; i < WARM_UPS; i++) {
      theirs.run();
      ours.run();
    }
    List<Double> mine = new ArrayList<>();
    List<Double> others = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      others.add(seconds(theirs));
      mine.add(seconds(ours));
      ratios.add(mine.get(i) / others.get(i));
    }
    return new Result(
        median(mine),
        median(others),
        median(ratios),
        Collections.min(ratios),
        Collections.max(ratios));
  }

  private double seconds(Runnable side) {
    Instant start = clock.instant();
    side.run();
    return Duration.between(start, clock.instant()).toNanos() / 1e9;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
