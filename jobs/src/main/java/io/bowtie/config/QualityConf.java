package io.bowtie.config;

import io.bowtie.config.CheckConf.OnFailure;

/**
 * How a night is compared with the nights before it.
 *
 * @param driftOutcome what happens when a source brings far more or fewer rows than usual
 * @param driftMinimumNights fewer earlier nights say nothing
 * @param driftTolerance the share of the usual by which a night may always differ
 */
public record QualityConf(OnFailure driftOutcome, int driftMinimumNights, double driftTolerance) {

  static QualityConf read(ConfSection section) {
    return section.section(
        "row-count-drift",
        drift ->
            new QualityConf(
                drift.word("outcome", OnFailure.class),
                drift.integer("minimum-nights"),
                drift.number("tolerance")));
  }
}
