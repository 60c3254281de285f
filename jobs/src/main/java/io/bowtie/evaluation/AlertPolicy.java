package io.bowtie.evaluation;

/**
 * What an alert may cost, and how many alerts a team can work.
 *
 * @param side on which an alert is raised
 * @param costOfFalseAlert of acting where nothing had to be done, in any money
 * @param costOfMiss of not acting where something had to be done, in the same money
 * @param capacityPerWeek alerts that the team can work in a week
 */
public record AlertPolicy(
    AlertSide side, double costOfFalseAlert, double costOfMiss, double capacityPerWeek) {

  public AlertPolicy {
    if (!(costOfFalseAlert > 0 && costOfMiss > 0 && capacityPerWeek > 0)) {
      throw new IllegalArgumentException(
          "costs and capacity are above 0, not "
              + costOfFalseAlert
              + ", "
              + costOfMiss
              + " and "
              + capacityPerWeek);
    }
  }

  /**
   * The probability at which acting and waiting cost the same, on calibrated probabilities: an
   * alert is worth raising once its chance to be right reaches false alert / (false alert + miss).
   *
   * <p>Source: C. Elkan, "The foundations of cost-sensitive learning" (2001), with nothing paid for
   * what is decided rightly.
   */
  public double costThreshold() {
    return side.ofShare(costOfFalseAlert / (costOfFalseAlert + costOfMiss));
  }

  /** The same with other costs. */
  AlertPolicy with(double falseAlertFactor, double missFactor) {
    return new AlertPolicy(
        side, falseAlertFactor * costOfFalseAlert, missFactor * costOfMiss, capacityPerWeek);
  }
}
