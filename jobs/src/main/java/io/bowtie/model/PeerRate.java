package io.bowtie.model;

/**
 * What became of training rows with a value like a row's, beside all others.
 *
 * @param rate share of events among those with a value in the same bin, 0 to 1
 * @param othersRate the share among all others whose value was in another bin, 0 to 1
 * @param rows with a value in the same bin
 */
public record PeerRate(double rate, double othersRate, long rows) {}
