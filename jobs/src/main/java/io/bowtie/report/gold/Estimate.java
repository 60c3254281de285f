package io.bowtie.report.gold;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A number as a table holds it: with its interval where it has one, or with why it is not there.
 */
public sealed interface Estimate {

  /** Support of a value whose denominator is not known or not shown. */
  long UNKNOWN_SUPPORT = -1;

  static Estimate exact(double value, long support) {
    return new Exact(value, support);
  }

  static Estimate ranged(double value, double low, double high, long support) {
    return new Ranged(value, low, high, support);
  }

  static Estimate missing(String reason, long support) {
    return new Missing(reason.isBlank() ? "no reason was recorded" : reason, support);
  }

  /** The value, empty where it is undefined. */
  OptionalDouble value();

  /** The 95 % interval, empty where there is none. */
  Optional<Range> range();

  /** Rows in the value's own denominator, or {@link #UNKNOWN_SUPPORT}. */
  long support();

  /** Why there is no value; empty where there is one. */
  String reason();

  default boolean isKnown() {
    return value().isPresent();
  }

  /** The limits of an interval, low first. */
  record Range(double low, double high) {}

  /** A value without an interval. */
  record Exact(double number, long support) implements Estimate {
    @Override
    public OptionalDouble value() {
      return OptionalDouble.of(number);
    }

    @Override
    public Optional<Range> range() {
      return Optional.empty();
    }

    @Override
    public String reason() {
      return "";
    }
  }

  /** A value within its 95 % interval. */
  record Ranged(double number, double low, double high, long support) implements Estimate {
    @Override
    public OptionalDouble value() {
      return OptionalDouble.of(number);
    }

    @Override
    public Optional<Range> range() {
      return Optional.of(new Range(low, high));
    }

    @Override
    public String reason() {
      return "";
    }
  }

  /** No value, and why. */
  record Missing(String reason, long support) implements Estimate {
    @Override
    public OptionalDouble value() {
      return OptionalDouble.empty();
    }

    @Override
    public Optional<Range> range() {
      return Optional.empty();
    }
  }
}
