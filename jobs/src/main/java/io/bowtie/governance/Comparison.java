package io.bowtie.governance;

import io.bowtie.evaluation.Metric;
import java.util.Locale;

/**
 * How a model did against the champion of its time, on the same rows and cuts.
 *
 * @param champion the version it was compared with
 * @param difference of the log loss, its own less the champion's: below zero is better
 */
public record Comparison(String champion, Metric difference) {

  /** Whether the whole interval says that it is better. */
  boolean isBetter() {
    return difference.interval().filter(interval -> interval.isBelow(0)).isPresent();
  }

  /** The figure in words. */
  String sentence() {
    return difference
        .interval()
        .map(
            interval ->
                String.format(
                    Locale.ROOT,
                    "The difference of log loss is %.4f (%.4f to %.4f), and below zero is better.",
                    difference.orElseThrow(),
                    interval.low(),
                    interval.high()))
        .orElseGet(() -> "The difference of log loss is not known: " + difference.reason() + ".");
  }
}
