package io.bowtie.generate;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How much of what it pays for a customer uses. The level drifts; now and then it falls for some
 * weeks, and after that it recovers or stays low.
 */
final class Adoption {
  private static final int RECENT_DAYS = 20;
  private static final int BASELINE_DAYS = 60;

  private final Dice dice;
  private final double habit;
  private double level;
  private int fallingWeeks;
  private boolean recovers;
  private double lastSeatsUsed;
  private final Deque<Integer> events = new ArrayDeque<>();

  Adoption(Dice dice) {
    this.dice = dice;
    this.habit = 0.35 + 0.5 * dice.uniform();
    this.lastSeatsUsed = habit;
    this.level = 1;
  }

  /** A new start after a churn. */
  void restart() {
    level = 1;
    fallingWeeks = 0;
    events.clear();
    lastSeatsUsed = habit;
  }

  void week() {
    if (fallingWeeks > 0) {
      fallingWeeks--;
      level *= 0.84;
      return;
    }
    if (dice.chance(0.014)) {
      fallingWeeks = dice.between(5, 9);
      recovers = dice.chance(0.6);
    }
    if (level < 0.8 && recovers) {
      level *= 1.12;
    }
    level = Math.max(0.15, Math.min(1.15, level * dice.lognormal(1.0, 0.03)));
  }

  /** Users seen on a working day. */
  int activeUsers(int seats) {
    double share = habit * level * dice.lognormal(1.0, 0.1);
    int users = (int) Math.min(seats, Math.round(seats * share));
    lastSeatsUsed = 0.9 * lastSeatsUsed + 0.1 * users / Math.max(1, seats);
    return users;
  }

  /** Keeps a working day's events for the baseline. */
  void remember(int dayEvents) {
    events.addLast(dayEvents);
    if (events.size() > RECENT_DAYS + BASELINE_DAYS) {
      events.removeFirst();
    }
  }

  /**
   * Fall of the last four weeks against the twelve before, 0 to 1; 0 while there is no baseline.
   */
  double drop() {
    if (events.size() < RECENT_DAYS + BASELINE_DAYS) {
      return 0;
    }
    double baseline = 0;
    double recent = 0;
    int position = 0;
    for (int count : events) {
      if (position++ < BASELINE_DAYS) {
        baseline += (double) count / BASELINE_DAYS;
      } else {
        recent += (double) count / RECENT_DAYS;
      }
    }
    return baseline == 0 ? 0 : Math.max(0, 1 - recent / baseline);
  }

  /** Share of seats used on a working day, smoothed over some weeks, 0 to 1. */
  double seatsUsed() {
    return lastSeatsUsed;
  }
}
