package io.bowtie.evaluation;

import java.util.Locale;

/**
 * A threshold by cost, capped by capacity.
 *
 * @param threshold in effect, on the calibrated probability of the event
 * @param byCost where acting and waiting cost the same
 * @param binding what settled it
 */
public record ThresholdChoice(double threshold, double byCost, Binding binding) {

  /** What settles a threshold. */
  public enum Binding {
    /** The team can work every alert that is worth its cost. */
    COST,
    /** More alerts are worth their cost than the team can work. */
    CAPACITY,
    /** There were no test rows to count alerts on. */
    COST_UNCHECKED,
    /** Nobody has set costs: it is the edge between two bands. */
    BAND_EDGE;

    /** As tables write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The threshold of a use case that has none of its own. */
  public static ThresholdChoice ofBandEdge(double edge) {
    return new ThresholdChoice(edge, edge, Binding.BAND_EDGE);
  }

  /**
   * The costs' threshold where its alerts can be worked, otherwise the longest list that can.
   *
   * @param rows of every origin but the last, which confirms
   */
  public static ThresholdChoice of(AlertPolicy policy, AlertRows rows) {
    double byCost = policy.costThreshold();
    if (rows.rows().isEmpty()) {
      return new ThresholdChoice(byCost, byCost, Binding.COST_UNCHECKED);
    }
    double mostAlerts = policy.capacityPerWeek() * rows.weeks();
    long alerts = rows.matrix(policy.side(), byCost).count(ConfusionMatrix.Predicted.POSITIVE);
    return alerts <= mostAlerts
        ? new ThresholdChoice(byCost, byCost, Binding.COST)
        : new ThresholdChoice(rows.fitting(policy.side(), mostAlerts), byCost, Binding.CAPACITY);
  }
}
