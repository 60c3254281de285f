package io.bowtie.feature;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * A change in the count of deals that left a stage after so many days, on the day on which it
 * became known. A correction takes back what was counted before: negative counts.
 *
 * @param stage that was left
 * @param knownOn the UTC day
 * @param days that the deal had been in the stage
 * @param count how many more
 */
record StageExit(String stage, LocalDate knownOn, int days, long count) implements Serializable {}
