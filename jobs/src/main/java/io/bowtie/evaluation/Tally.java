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

  void add(ScoredRow row, boolean isPositive, double copies) {
    if (row.event()) {
      truePositives += isPositive ? copies : 0;
      falseNegatives += isPositive ? 0 : copies;
    } else {
      falsePositives += isPositive ? copies : 0;
      trueNegatives += isPositive ? 0 : copies;
    }
    probability += copies * row.probability();
    squaredError += copies * Probability.squaredError(row.probability(), row.event());
  }

  void add(Tally other, double sign) {
    truePositives += sign * other.truePositives;
    falsePositives += sign * other.falsePositives;
    falseNegatives += sign * other.falseNegatives;
    trueNegatives += sign * other.trueNegatives;
    probability += sign * other.probability;
    squaredError += sign * other.squaredError;
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
