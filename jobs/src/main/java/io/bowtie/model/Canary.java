package io.bowtie.model;

import io.bowtie.evaluation.Metric;
import java.util.Locale;

/**
 * A trial of the evidence machine itself, on data whose answer is known.
 *
 * @param name as in tables
 * @param result what came of it
 * @param metric what was measured; undefined where it was not run
 * @param sentence what was tried and found
 */
public record Canary(String name, Result result, Metric metric, String sentence) {

  /** What came of a trial. */
  public enum Result {
    /** As it should be. */
    HELD,
    /** The evidence machine cannot be trusted: nothing is published. */
    FAILED,
    /** There is no right answer; the figure is for people. */
    REPORTED,
    /** Too little data to try it. */
    NOT_RUN;

    /** As tables write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Canary notRun(String name, String why) {
    return new Canary(name, Result.NOT_RUN, Metric.undefined(why), "Not run: " + why + ".");
  }

  boolean isFailed() {
    return result == Result.FAILED;
  }
}
