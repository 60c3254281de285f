package io.bowtie.model;

import java.util.OptionalDouble;

/**
 * What a choice of horizon and step would leave to test.
 *
 * @param horizonDays within which an event counts
 * @param originStepDays between cuts
 * @param origins cuts at which a model could be fitted and tested
 * @param eventCases cases with an event that they would test
 * @param otherCases cases without
 * @param aucWidth expected width of the 95 % interval of the AUC; empty where nothing is tested
 * @param isCurrent whether conf has it so
 * @param isProposed whether it serves the gate best
 */
record BacktestChoice(
    int horizonDays,
    int originStepDays,
    int origins,
    long eventCases,
    long otherCases,
    OptionalDouble aucWidth,
    boolean isCurrent,
    boolean isProposed) {

  BacktestChoice proposed() {
    return new BacktestChoice(
        horizonDays, originStepDays, origins, eventCases, otherCases, aucWidth, isCurrent, true);
  }
}
