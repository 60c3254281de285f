package io.bowtie.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/** Test rows: a dozen with reference values, and as many as wanted with a known truth. */
final class Rows {
  /**
   * The dozen's outcomes and probabilities, with two ties. Reference values beside the tests were
   * computed from them with scikit-learn 1.9.1 and statsmodels 0.15.0.
   */
  private static final int[] OUTCOMES = {1, 0, 1, 1, 0, 0, 1, 0, 0, 1, 0, 0};

  private static final double[] PROBABILITIES = {.9, .8, .8, .7, .7, .6, .5, .5, .4, .3, .2, .1};

  private Rows() {}

  static ScoredRow row(String id, double probability, boolean event) {
    return new ScoredRow(id, id, probability, event, 0);
  }

  static List<ScoredRow> dozen() {
    List<ScoredRow> rows = new ArrayList<>();
    for (int i = 0; i < OUTCOMES.length; i++) {
      rows.add(new ScoredRow("e" + i, "a" + i, PROBABILITIES[i], OUTCOMES[i] == 1, 100 * (i + 1)));
    }
    return rows;
  }

  /** The dozen against the base rate. */
  static List<PairedRow> dozenAgainstBaseRate() {
    return dozen().stream()
        .map(row -> new PairedRow(row.cluster(), row.probability(), 5.0 / 12, row.event()))
        .toList();
  }

  /**
   * Rows in accounts of five, whose outcomes are drawn from probabilities that are even over 0 to
   * 1, and that are foretold as {@code foretold} makes of them.
   */
  static List<ScoredRow> drawn(int count, long seed, DoubleUnaryOperator foretold) {
    SplittableRandom random = new SplittableRandom(seed);
    List<ScoredRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double truth = random.nextDouble();
      boolean event = random.nextDouble() < truth;
      rows.add(new ScoredRow("e" + i, "a" + i / 5, foretold.applyAsDouble(truth), event, i % 7));
    }
    return rows;
  }

  /** The probability whose log-odds are so many times those of the given one. */
  static double stretched(double probability, double factor) {
    return Probability.ofLogOdds(factor * Probability.logOdds(probability));
  }

  /** Rows of 0.8 and 0.2 that make this matrix at a threshold of one half. */
  static List<ScoredRow> matrix(
      String prefix, int truePositives, int falsePositives, int falseNegatives, int trueNegatives) {
    List<ScoredRow> rows = new ArrayList<>();
    int[] counts = {truePositives, falsePositives, falseNegatives, trueNegatives};
    for (int cell = 0; cell < counts.length; cell++) {
      for (int i = 0; i < counts[cell]; i++) {
        rows.add(row(prefix + cell + "-" + i, cell < 2 ? 0.8 : 0.2, cell % 2 == 0));
      }
    }
    return rows;
  }

  static Tally tally(int truePositives, int falsePositives, int falseNegatives, int trueNegatives) {
    Tally tally = new Tally();
    matrix("", truePositives, falsePositives, falseNegatives, trueNegatives)
        .forEach(row -> tally.add(row, 0.5));
    return tally;
  }
}
