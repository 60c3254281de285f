package io.bowtie.evaluation;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * A number with what it stands on, or the reason why there is none. It becomes a table row as
 * {@code toOptional()}, {@code interval()}, {@code unit()}, {@code support()} and {@code reason()}.
 */
public sealed interface Metric {

  static Metric of(double value, String unit, long support) {
    return new Point(value, unit, support);
  }

  static Metric undefined(String reason) {
    return new Undefined(reason);
  }

  /** The value, empty where the metric is undefined. */
  OptionalDouble toOptional();

  /** The 95 % interval, empty where there is no value or no interval could be had. */
  Optional<Interval> interval();

  /** What the value counts in, such as {@code share} or {@code nats}; empty where undefined. */
  String unit();

  /** How many rows the value's own denominator has; 0 where undefined. */
  long support();

  /** Why there is no value, as part of a sentence; empty where there is one. */
  String reason();

  /** The same value with this interval; an undefined metric stays as it is. */
  Metric within(Interval bounds);

  /**
   * Value and interval in another unit; an undefined metric stays as it is.
   *
   * @param change a monotone function, rising or falling
   */
  Metric map(String newUnit, DoubleUnaryOperator change);

  default boolean isDefined() {
    return toOptional().isPresent();
  }

  /** The same value with the interval that was found, if one was. */
  default Metric within(Optional<Interval> found) {
    return found.map(this::within).orElse(this);
  }

  default double orElse(double other) {
    return toOptional().orElse(other);
  }

  /**
   * The value of a metric that must be defined here.
   *
   * @throws IllegalStateException with the reason when it is not
   */
  default double orElseThrow() {
    return toOptional().orElseThrow(() -> new IllegalStateException(reason()));
  }

  /**
   * A number whose interval is not known.
   *
   * @param value finite
   * @param unit what it counts in
   * @param support rows in its own denominator
   */
  record Point(double value, String unit, long support) implements Metric {

    public Point {
      Objects.requireNonNull(unit);
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a number that is not defined needs its reason");
      }
    }

    @Override
    public OptionalDouble toOptional() {
      return OptionalDouble.of(value);
    }

    @Override
    public Optional<Interval> interval() {
      return Optional.empty();
    }

    @Override
    public String reason() {
      return "";
    }

    @Override
    public Metric within(Interval bounds) {
      return new Estimate(this, bounds);
    }

    @Override
    public Metric map(String newUnit, DoubleUnaryOperator change) {
      return new Point(change.applyAsDouble(value), newUnit, support);
    }
  }

  /**
   * A number and where it may reasonably lie.
   *
   * @param point the number
   * @param bounds its 95 % interval
   */
  record Estimate(Point point, Interval bounds) implements Metric {

    public Estimate {
      Objects.requireNonNull(point);
      Objects.requireNonNull(bounds);
    }

    @Override
    public OptionalDouble toOptional() {
      return point.toOptional();
    }

    @Override
    public Optional<Interval> interval() {
      return Optional.of(bounds);
    }

    @Override
    public String unit() {
      return point.unit();
    }

    @Override
    public long support() {
      return point.support();
    }

    @Override
    public String reason() {
      return "";
    }

    @Override
    public Metric within(Interval other) {
      return new Estimate(point, other);
    }

    @Override
    public Metric map(String newUnit, DoubleUnaryOperator change) {
      double one = change.applyAsDouble(bounds.low());
      double other = change.applyAsDouble(bounds.high());
      return point
          .map(newUnit, change)
          .within(new Interval(Math.min(one, other), Math.max(one, other)));
    }
  }

  /**
   * A number that does not exist.
   *
   * @param reason why not, such as "no row is predicted positive"
   */
  record Undefined(String reason) implements Metric {

    public Undefined {
      if (reason.isBlank()) {
        throw new IllegalArgumentException("an undefined metric needs its reason");
      }
    }

    @Override
    public OptionalDouble toOptional() {
      return OptionalDouble.empty();
    }

    @Override
    public Optional<Interval> interval() {
      return Optional.empty();
    }

    @Override
    public String unit() {
      return "";
    }

    @Override
    public long support() {
      return 0;
    }

    @Override
    public Metric within(Interval bounds) {
      return this;
    }

    @Override
    public Metric map(String newUnit, DoubleUnaryOperator change) {
      return this;
    }
  }
}
