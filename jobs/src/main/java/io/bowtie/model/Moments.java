package io.bowtie.model;

import io.bowtie.feature.Feature.Scale;
import java.io.Serializable;

/**
 * Count, mean, spread and range of one number over rows, in one pass and mergeable.
 *
 * <p>Source: T. F. Chan, G. H. Golub and R. J. LeVeque, "Updating Formulae and a Pairwise Algorithm
 * for Computing Sample Variances" (1979).
 */
final class Moments implements Serializable {
  private final Scale scale;
  private long filled;
  private double mean;
  private double squares;
  private double lowest = Double.POSITIVE_INFINITY;
  private double highest = Double.NEGATIVE_INFINITY;

  Moments(Scale scale) {
    this.scale = scale;
  }

  void add(double value) {
    double scaled = EncodedFeature.scaled(scale, value);
    filled++;
    double from = scaled - mean;
    mean += from / filled;
    squares += from * (scaled - mean);
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  }

  void merge(Moments other) {
    if (other.filled == 0) {
      return;
    }
    long both = filled + other.filled;
    double apart = other.mean - mean;
    squares += other.squares + apart * apart * ((double) filled * other.filled / both);
    mean += apart * other.filled / both;
    filled = both;
    lowest = Math.min(lowest, other.lowest);
    highest = Math.max(highest, other.highest);
  }

  /** Rows that have the number. */
  long filled() {
    return filled;
  }

  /** Mean of the scaled number; 0 without rows. */
  double mean() {
    return mean;
  }

  /** Population standard deviation of the scaled number; 0 without rows. */
  double deviation() {
    return filled == 0 ? 0 : Math.sqrt(squares / filled);
  }

  /** The least number, unscaled. */
  double lowest() {
    return lowest;
  }

  /** The greatest number, unscaled. */
  double highest() {
    return highest;
  }
}
