package io.bowtie.evaluation;

/**
 * Where a number may reasonably lie, both ends included; 95 % throughout this room.
 *
 * @param low the lower end, finite
 * @param high the upper end, finite and not below {@code low}
 */
public record Interval(double low, double high) {

  public Interval {
    if (!Double.isFinite(low) || !Double.isFinite(high) || low > high) {
      throw new IllegalArgumentException("not an interval: " + low + " to " + high);
    }
  }

  public boolean contains(double x) {
    return low <= x && x <= high;
  }

  /** Whether all of it lies below x. */
  public boolean isBelow(double x) {
    return high < x;
  }

  /** Whether all of it lies above x. */
  public boolean isAbove(double x) {
    return low > x;
  }

  /** Whether all of it lies within the other, ends included. */
  public boolean isWithin(Interval other) {
    return other.contains(low) && other.contains(high);
  }

  /** Whether the two share no point. */
  public boolean isApartFrom(Interval other) {
    return isBelow(other.low) || isAbove(other.high);
  }

  public double width() {
    return high - low;
  }
}
