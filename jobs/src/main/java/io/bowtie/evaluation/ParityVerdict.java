package io.bowtie.evaluation;

import java.util.Locale;

/** Whether a group is treated like the rest of the population: a ratio of 0.8 to 1.25. */
public enum ParityVerdict {
  /** The whole interval is outside, and stays so after correction for the number of tests. */
  OUTSIDE,
  /** The whole interval is inside. */
  INSIDE,
  /** The rows do not tell. It is no acquittal. */
  INSUFFICIENT;

  /** As tables and reports write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
