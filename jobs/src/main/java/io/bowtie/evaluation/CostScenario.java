package io.bowtie.evaluation;

import java.util.Locale;

/** Costs as they were set, and each of them half as much again or half as little. */
public enum CostScenario {
  AS_SET(1, 1),
  FALSE_ALERT_HALF(0.5, 1),
  FALSE_ALERT_HALF_MORE(1.5, 1),
  MISS_HALF(1, 0.5),
  MISS_HALF_MORE(1, 1.5);

  private final double falseAlertFactor;
  private final double missFactor;

  CostScenario(double falseAlertFactor, double missFactor) {
    this.falseAlertFactor = falseAlertFactor;
    this.missFactor = missFactor;
  }

  /** As tables write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public AlertPolicy of(AlertPolicy policy) {
    return policy.with(falseAlertFactor, missFactor);
  }
}
