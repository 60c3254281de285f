package io.bowtie.model;

import java.io.Serializable;

/**
 * One row of the calibration window.
 *
 * @param entityId whose
 * @param logOdds the model's
 * @param isEvent whether it came true
 */
record CalibrationRow(String entityId, double logOdds, boolean isEvent) implements Serializable {}
