package io.bowtie.evaluation;

/**
 * What the evidence gate asks for before scores are shown.
 *
 * @param minimumEvents cases with an event, over all origins
 * @param minimumNonEvents cases without
 * @param lowestSlope the least calibration slope that is still well calibrated
 * @param highestSlope the greatest
 * @param minimumOrigins how many cuts in time the backtest has
 * @param smallestGain share of the log loss of what it is compared with that has to go
 * @param largestRankingLoss share of the baseline's AUC, and of its average precision, that a model
 *     may seem to lose while the interval does not tell it from none
 * @param rankingMargin by which the lower end of an AUC's interval stands above one half
 */
public record GateLimits(
    long minimumEvents,
    long minimumNonEvents,
    double lowestSlope,
    double highestSlope,
    int minimumOrigins,
    double smallestGain,
    double largestRankingLoss,
    double rankingMargin) {

  public GateLimits {
    if (lowestSlope > highestSlope) {
      throw new IllegalArgumentException("slope limits " + lowestSlope + " to " + highestSlope);
    }
  }
}
