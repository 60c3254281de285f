package io.bowtie.evaluation;

/**
 * What was foretold at a threshold against what came, in rows. Every rate carries Wilson's interval
 * and its own denominator as support, and is undefined where that denominator is empty.
 *
 * @param truePositives foretold and came
 * @param falsePositives foretold and did not come
 * @param falseNegatives not foretold and came
 * @param trueNegatives not foretold and did not come
 */
public record ConfusionMatrix(
    long truePositives, long falsePositives, long falseNegatives, long trueNegatives) {

  /** What came. */
  public enum Actual {
    EVENT,
    NO_EVENT
  }

  /** What was foretold. */
  public enum Predicted {
    POSITIVE,
    NEGATIVE
  }

  public ConfusionMatrix {
    if (Math.min(Math.min(truePositives, falsePositives), Math.min(falseNegatives, trueNegatives))
        < 0) {
      throw new IllegalArgumentException("a cell counts rows and is not negative");
    }
  }

  /** The matrix that results when rows at or above the threshold are predicted positive. */
  public static ConfusionMatrix at(ScoredRows rows, double threshold) {
    long truePositives = 0;
    int positives = 0;
    while (positives < rows.size() && rows.probability(positives) >= threshold) {
      truePositives += rows.isEvent(positives) ? 1 : 0;
      positives++;
    }
    long falsePositives = positives - truePositives;
    return new ConfusionMatrix(
        truePositives,
        falsePositives,
        rows.eventCount() - truePositives,
        rows.nonEventCount() - falsePositives);
  }

  public ConfusionMatrix plus(ConfusionMatrix other) {
    return new ConfusionMatrix(
        truePositives + other.truePositives,
        falsePositives + other.falsePositives,
        falseNegatives + other.falseNegatives,
        trueNegatives + other.trueNegatives);
  }

  public long count(Actual actual, Predicted predicted) {
    return switch (actual) {
      case EVENT -> predicted == Predicted.POSITIVE ? truePositives : falseNegatives;
      case NO_EVENT -> predicted == Predicted.POSITIVE ? falsePositives : trueNegatives;
    };
  }

  public long count(Actual actual) {
    return count(actual, Predicted.POSITIVE) + count(actual, Predicted.NEGATIVE);
  }

  public long count(Predicted predicted) {
    return count(Actual.EVENT, predicted) + count(Actual.NO_EVENT, predicted);
  }

  /** All rows. */
  public long support() {
    return count(Actual.EVENT) + count(Actual.NO_EVENT);
  }

  /** Of the rows predicted positive, the share with an event. */
  public Metric precision() {
    return Wilson.share(truePositives, count(Predicted.POSITIVE), "no row is predicted positive");
  }

  /** Of the rows with an event, the share predicted positive; also true positive rate. */
  public Metric recall() {
    return Wilson.share(truePositives, count(Actual.EVENT), "no row has an event");
  }

  /** Of the rows without an event, the share predicted positive. */
  public Metric falsePositiveRate() {
    return Wilson.share(falsePositives, count(Actual.NO_EVENT), "every row has an event");
  }

  /** Of the rows with an event, the share that was missed. */
  public Metric falseNegativeRate() {
    return Wilson.share(falseNegatives, count(Actual.EVENT), "no row has an event");
  }

  /** Of all rows, the share predicted positive. */
  public Metric selectionRate() {
    return Wilson.share(count(Predicted.POSITIVE), support(), "there are no rows");
  }

  /** Of all rows, the share with an event. */
  public Metric baseRate() {
    return Wilson.share(count(Actual.EVENT), support(), "there are no rows");
  }

  /** How often a hundred alerts cry wolf. */
  public Metric falseAlertsPerHundred() {
    return precision().map("alerts per 100", precision -> 100 * (1 - precision));
  }
}
