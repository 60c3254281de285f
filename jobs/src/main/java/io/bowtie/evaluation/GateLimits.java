package io.bowtie.evaluation;

/**
 * What the evidence gate asks for before a model's scores are shown.
 *
 * @param minimumEvents test rows with an event, pooled over the origins
 * @param minimumNonEvents test rows without
 * @param lowestSlope the least calibration slope that is still well calibrated
 * @param highestSlope the greatest
 * @param minimumOrigins how many cuts in time the backtest has
 */
public record GateLimits(
    long minimumEvents,
    long minimumNonEvents,
    double lowestSlope,
    double highestSlope,
    int minimumOrigins) {

  public GateLimits {
    if (lowestSlope > highestSlope) {
      throw new IllegalArgumentException("slope limits " + lowestSlope + " to " + highestSlope);
    }
  }

  /** A hundred of each, which gives AUC to some 0.07; slope 0.8 to 1.2; six origins. */
  public static GateLimits defaults() {
    return new GateLimits(100, 100, 0.8, 1.2, 6);
  }
}
