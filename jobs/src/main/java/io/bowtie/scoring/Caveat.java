package io.bowtie.scoring;

/** What to keep in mind about a score; each lowers the confidence by its steps. */
public enum Caveat {
  /** A number lies more than a tenth beyond the range seen in training, or the entity is older. */
  OUTSIDE_TRAINING_RANGE(1),
  /** No use of the product is known of the customer: perhaps it is not linked. */
  NO_USAGE_LINK(1),
  /** No activity in the last 60 days. */
  STALE_ACTIVITY(1),
  /** A category was seen too rarely in training to have a coefficient of its own. */
  SMALL_SEGMENT(1),
  /** Younger than a week, or nobody knows how old. */
  IMMATURE_HISTORY(1),
  /** Data that the score rests on is late or was blocked tonight: it stands on an older version. */
  STALE_SOURCE(1),
  /** The probability is that of a simple baseline, not of a model. */
  RULES_ONLY(1);

  private final int steps;

  Caveat(int steps) {
    this.steps = steps;
  }

  /** Steps from high over medium to low. */
  public int steps() {
    return steps;
  }
}
