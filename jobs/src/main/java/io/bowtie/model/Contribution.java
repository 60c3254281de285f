package io.bowtie.model;

/**
 * One feature's share of an explained value.
 *
 * @param feature as encoded
 * @param value added, signed, in the explained output's unit
 */
public record Contribution(EncodedFeature feature, double value) {}
