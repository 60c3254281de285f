package io.bowtie.generate;

/** Whether outcomes depend on anything. */
public enum Effects {
  /** Outcomes follow the log-odds of {@link Effect}. */
  PLANTED,
  /**
   * Every outcome has one flat rate, whatever the state, the stage or the age: nothing can be
   * learned, and a model that claims otherwise is wrong.
   */
  NONE
}
