package io.bowtie.evaluation;

/**
 * The sums that every group measure is made of. It adds up over rows, groups and copies of
 * clusters, so the rest of the population is the total minus the group.
 */
final class Tally {
  private double truePositives;
  private double falsePositives;
  private double falseNegatives;
  private double trueNegatives;
  private double probability;
  private double squaredError;

  void add(ScoredRow row, double threshold) {
    boolean isPositive = row.probability() >= threshold;
    if (row.event()) {
      truePositives += isPositive ? 1 : 0;
      falseNegatives += isPositive ? 0 : 1;
    } else {
      falsePositives += isPositive ? 1 : 0;
      trueNegatives += isPositive ? 0 : 1;
    }
    probability += row.probability();
    squaredError += Probability.squaredError(row.probability(), row.event());
  }

  void add(Tally other, double times) {
    truePositives += times * other.truePositives;
    falsePositives += times * other.falsePositives;
    falseNegatives += times * other.falseNegatives;
    trueNegatives += times * other.trueNegatives;
    probability += times * other.probability;
    squaredError += times * other.squaredError;
  }

  static Tally total(Tally[] parts) {
    Tally total = new Tally();
    for (Tally part : parts) {
      total.add(part, 1);
    }
    return total;
  }

  Tally minus(Tally part) {
    Tally rest = new Tally();
    rest.add(this, 1);
    rest.add(part, -1);
    return rest;
  }

  double truePositives() {
    return truePositives;
  }

  double falsePositives() {
    return falsePositives;
  }

  double falseNegatives() {
    return falseNegatives;
  }

  double trueNegatives() {
    return trueNegatives;
  }

  double rows() {
    return events() + nonEvents();
  }

  double events() {
    return truePositives + falseNegatives;
  }

  double nonEvents() {
    return falsePositives + trueNegatives;
  }

  double positives() {
    return truePositives + falsePositives;
  }

  double negatives() {
    return falseNegatives + trueNegatives;
  }

  double probability() {
    return probability;
  }

  double squaredError() {
    return squaredError;
  }
}
