package io.bowtie.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A row's score and what each feature adds to it, from one look at the row. */
public final class Explanation {
  private final FeatureEncoding encoding;
  private final double logOdds;
  private final double value;
  private final double[] byFeature;

  /**
   * The explanation of one row.
   *
   * @param logOdds not calibrated
   * @param value the explained output
   * @param byFeature contributions, in the order of the encoding
   */
  Explanation(FeatureEncoding encoding, double logOdds, double value, double[] byFeature) {
    this.encoding = encoding;
    this.logOdds = logOdds;
    this.value = value;
    this.byFeature = byFeature;
  }

  /** The log-odds of the event, not calibrated. */
  public double logOdds() {
    return logOdds;
  }

  /** The explained output: what the contributions and the model's starting point add up to. */
  public double value() {
    return value;
  }

  /** Every feature's contribution, in the order of the encoding. */
  public List<Contribution> contributions() {
    List<Contribution> contributions = new ArrayList<>();
    for (int i = 0; i < byFeature.length; i++) {
      contributions.add(contribution(i));
    }
    return contributions;
  }

  /**
   * The contributions that weigh most, either way; of equal ones the feature first by name.
   *
   * @param count at most
   * @param worthSaying smaller ones are left out
   */
  public List<Contribution> largest(int count, double worthSaying) {
    int[] places = new int[Math.min(count, byFeature.length)];
    int found = 0;
    for (int i = 0; i < byFeature.length; i++) {
      if (Math.abs(byFeature[i]) >= worthSaying) {
        int place = found;
        while (place > 0 && isBefore(i, places[place - 1])) {
          place--;
        }
        if (place < places.length) {
          found = Math.min(found + 1, places.length);
          System.arraycopy(places, place, places, place + 1, found - place - 1);
          places[place] = i;
        }
      }
    }
    return Arrays.stream(places, 0, found).mapToObj(this::contribution).toList();
  }

  /** What all features add but for these. */
  public double rest(List<Contribution> said) {
    double rest = 0;
    for (double contribution : byFeature) {
      rest += contribution;
    }
    for (Contribution contribution : said) {
      rest -= contribution.value();
    }
    return rest;
  }

  private boolean isBefore(int one, int other) {
    int byWeight = Double.compare(Math.abs(byFeature[one]), Math.abs(byFeature[other]));
    return byWeight > 0 || (byWeight == 0 && name(one).compareTo(name(other)) < 0);
  }

  private String name(int feature) {
    return encoding.features().get(feature).name();
  }

  private Contribution contribution(int feature) {
    return new Contribution(encoding.features().get(feature), byFeature[feature]);
  }
}
