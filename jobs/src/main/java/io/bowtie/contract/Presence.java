package io.bowtie.contract;

/** Whether a column must be there and must be filled. */
public enum Presence {
  /** There, and filled in every row. */
  REQUIRED,
  /** There, and possibly null. */
  NULLABLE,
  /** A source may leave it out altogether; what is computed from it then does not exist. */
  OPTIONAL
}
