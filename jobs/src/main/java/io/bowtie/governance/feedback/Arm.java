package io.bowtie.governance.feedback;

import java.util.Locale;
import java.util.stream.Stream;

/** Who was given a piece of advice; the first of several counts. */
public enum Arm {
  /** Users were. */
  ADVISED(1),
  /** Nobody, since the entity is held out. */
  HELD_OUT(2),
  /** Nobody, since the use case is in shadow. */
  SHADOW(3);

  private final int precedence;

  Arm(int precedence) {
    this.precedence = precedence;
  }

  /** The least of several counts. */
  public int precedence() {
    return precedence;
  }

  /** The word in {@code gold.recommendation_outcomes}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The arm of a precedence. */
  public static Arm of(int precedence) {
    return Stream.of(values())
        .filter(arm -> arm.precedence == precedence)
        .findFirst()
        .orElseThrow();
  }
}
