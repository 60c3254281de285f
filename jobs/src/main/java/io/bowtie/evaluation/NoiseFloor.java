package io.bowtie.evaluation;

/**
 * The calibration error that a perfect model would show at the same probabilities and number of
 * rows, by chance alone. An error below {@code p95} is no sign of bad calibration.
 *
 * @param mean over the simulations, 0 to 1
 * @param p95 what nineteen simulations in twenty stay below
 * @param simulations how many there were
 */
public record NoiseFloor(double mean, double p95, int simulations) {}
