package io.bowtie.evaluation;

import java.util.Arrays;
import java.util.function.Function;

/**
 * The counts that a published number lets a reader work out. Counts of 1 to 10 rows are never
 * shown, nor what they could be derived from.
 */
enum Cells {
  ROWS(tally -> new double[] {tally.rows()}),
  DECISIONS(tally -> new double[] {tally.positives(), tally.negatives()}),
  OUTCOMES(tally -> new double[] {tally.events(), tally.nonEvents()}),
  /** Any rate of the matrix gives away all four, together with decisions and outcomes. */
  MATRIX(
      tally ->
          new double[] {
            tally.truePositives(),
            tally.falsePositives(),
            tally.falseNegatives(),
            tally.trueNegatives()
          });

  static final int MOST_HIDDEN = 10;

  private final Function<Tally, double[]> counts;

  Cells(Function<Tally, double[]> counts) {
    this.counts = counts;
  }

  boolean areSmall(Tally tally) {
    return Arrays.stream(counts.apply(tally)).anyMatch(count -> count > 0 && count <= MOST_HIDDEN);
  }
}
