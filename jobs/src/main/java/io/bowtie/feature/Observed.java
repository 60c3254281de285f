package io.bowtie.feature;

/**
 * One look at one entity.
 *
 * @param subject with what was known
 * @param look when, and what for
 * @param outcome what became of it, as known tonight
 */
public record Observed(Subject subject, Landmarks.Look look, Outcome outcome) {}
