package io.bowtie.scoring;

import java.util.Collection;
import java.util.Locale;

/**
 * How far a score can be relied on: from the width of its interval and its caveats, never from the
 * probability itself.
 */
public enum Confidence {
  HIGH,
  MEDIUM,
  LOW;

  /** A wider interval costs one step. */
  static final double WIDE = 0.15;

  /** A much wider one costs two. */
  static final double VERY_WIDE = 0.30;

  /** Starts high; a wide interval and each caveat take steps; there is nothing below low. */
  public static Confidence of(double intervalWidth, Collection<Caveat> caveats) {
    int steps = caveats.stream().mapToInt(Caveat::steps).sum();
    if (intervalWidth > VERY_WIDE) {
      steps += 2;
    } else if (intervalWidth > WIDE) {
      steps += 1;
    }
    return values()[Math.min(steps, values().length - 1)];
  }

  /** The word in tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
