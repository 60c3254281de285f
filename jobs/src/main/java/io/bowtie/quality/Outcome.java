package io.bowtie.quality;

import java.util.Locale;

/** What a gate did. */
public enum Outcome {
  /** Nothing to complain about. */
  PASS,
  /** Published, with the doubt beside it. */
  CAVEAT,
  /** Rows were set aside. */
  QUARANTINE,
  /** The entity keeps its last good version. */
  BLOCK;

  /** The word in {@code gold.quality_checks}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
