package io.bowtie.config;

import java.util.Optional;

/**
 * What evidence a model must bring before it may be published.
 *
 * @param minimumOrigins fewer cuts are at most rules_only
 * @param minimumEvents tested cases with an event
 * @param minimumNonEvents tested cases without
 * @param lowestSlope calibration slope, lower limit
 * @param highestSlope calibration slope, upper limit
 * @param smallestGain share of the log loss that has to go for a difference to be worth having
 * @param largestRankingLoss share of AUC and average precision that a model may seem to lose
 * @param rankingMargin by which an AUC's interval stands above one half
 * @param undated who lets a model past rules_only that was tested without time order; empty for
 *     nobody
 */
public record GateConf(
    int minimumOrigins,
    int minimumEvents,
    int minimumNonEvents,
    double lowestSlope,
    double highestSlope,
    double smallestGain,
    double largestRankingLoss,
    double rankingMargin,
    Optional<SignOff> undated) {

  private static final String UNDATED = "sign-off-undated";

  static GateConf read(ConfSection section) {
    return new GateConf(
        section.integer("minimum-origins"),
        section.integer("minimum-events"),
        section.integer("minimum-non-events"),
        section.number("lowest-slope"),
        section.number("highest-slope"),
        section.number("smallest-gain"),
        section.number("largest-ranking-loss"),
        section.number("ranking-margin"),
        section.has(UNDATED)
            ? Optional.of(section.section(UNDATED, SignOff::read))
            : Optional.empty());
  }
}
