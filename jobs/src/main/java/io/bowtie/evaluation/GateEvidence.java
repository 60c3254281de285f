package io.bowtie.evaluation;

import java.util.Objects;

/**
 * What a backtest found, pooled over its origins.
 *
 * @param bestBaseline the name of the baseline with the least pooled log loss
 * @param modelAgainstBaseline {@link ClusterBootstrap#pairedLogLossDifference} of the model and
 *     that baseline
 * @param baselineAgainstBaseRate the same of that baseline and the base rate
 * @param slope of the model's {@link CalibrationLine}
 * @param events test rows with an event
 * @param nonEvents test rows without
 * @param origins how many cuts in time; 0 for a scheme that knows no time order
 */
public record GateEvidence(
    String bestBaseline,
    Metric modelAgainstBaseline,
    Metric baselineAgainstBaseRate,
    Metric slope,
    long events,
    long nonEvents,
    int origins) {

  public GateEvidence {
    Objects.requireNonNull(bestBaseline);
    Objects.requireNonNull(modelAgainstBaseline);
    Objects.requireNonNull(baselineAgainstBaseRate);
    Objects.requireNonNull(slope);
  }
}
