package io.bowtie.contract;

/** How carefully a column's values are handled. */
public enum Sensitivity {
  OPEN,
  /** Says who a person is or how to reach them: stays in silver, never in a log or in gold. */
  PERSONAL
}
