package io.bowtie.evaluation;

import java.util.Locale;

/** On which side of its threshold a probability raises an alert. */
public enum AlertSide {
  /** The event is what to act on: a lead that converts, a customer who leaves. */
  AT_OR_ABOVE {
    @Override
    public boolean isAlert(double probability, double threshold) {
      return probability >= threshold;
    }

    @Override
    public boolean isDue(boolean event) {
      return event;
    }

    @Override
    double ofShare(double share) {
      return share;
    }
  },
  /** Its absence is what to act on: a deal that will not be won in time. */
  BELOW {
    @Override
    public boolean isAlert(double probability, double threshold) {
      return probability < threshold;
    }

    @Override
    public boolean isDue(boolean event) {
      return !event;
    }

    @Override
    double ofShare(double share) {
      return 1 - share;
    }
  };

  public abstract boolean isAlert(double probability, double threshold);

  /** Whether there is something to act on after such an outcome. */
  public abstract boolean isDue(boolean event);

  /** The probability of the event at which an alert is right with this chance; its own inverse. */
  abstract double ofShare(double share);

  /** As tables and conf write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
