package io.bowtie.silver;

/** Where the time at which a version became known comes from when the mapping names none. */
public sealed interface Recording {

  /** An immutable event was known when it happened. */
  static Recording atEvent(String column) {
    return new AtEvent(column);
  }

  /** A mutable row was known on the as-of that first saw the value. */
  static Recording atLanding() {
    return new AtLanding();
  }

  /**
   * Known when it happened.
   *
   * @param column the date or timestamp of the event
   */
  record AtEvent(String column) implements Recording {}

  /** Known when it was first seen. */
  record AtLanding() implements Recording {}
}
