package io.bowtie.config;

import java.util.Optional;

/**
 * What evidence a model must bring before it may be published.
 *
 * @param minimumOrigins fewer cuts are at most rules_only
 * @param minimumEvents events in the pooled test rows
 * @param minimumNonEvents non-events in the pooled test rows
 * @param lowestSlope calibration slope, lower limit
 * @param highestSlope calibration slope, upper limit
 * @param undated who lets a model past rules_only that was tested without time order; empty for
 *     nobody
 */
public record GateConf(
    int minimumOrigins,
    int minimumEvents,
    int minimumNonEvents,
    double lowestSlope,
    double highestSlope,
    Optional<SignOff> undated) {

  private static final String UNDATED = "sign-off-undated";

  static GateConf read(ConfSection section) {
    return new GateConf(
        section.integer("minimum-origins"),
        section.integer("minimum-events"),
        section.integer("minimum-non-events"),
        section.number("lowest-slope"),
        section.number("highest-slope"),
        section.has(UNDATED)
            ? Optional.of(section.section(UNDATED, SignOff::read))
            : Optional.empty());
  }
}
