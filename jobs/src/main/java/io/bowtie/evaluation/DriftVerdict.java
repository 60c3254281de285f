package io.bowtie.evaluation;

import java.util.Locale;

/** What is to be made of a difference between training and now. */
public enum DriftVerdict {
  /** No more than chance, or too little to matter. */
  OK,
  /** More than chance shows; not yet enough to act. */
  WATCH,
  /** Somebody has to look. */
  ALERT,
  /** There are no rows to tell from. */
  UNKNOWN;

  /** As tables write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The worse of the two; what is known counts for more than what is not. */
  public DriftVerdict or(DriftVerdict other) {
    if (this == UNKNOWN) {
      return other;
    }
    return other == UNKNOWN || other.compareTo(this) < 0 ? this : other;
  }
}
