package io.bowtie.feature;

import java.time.LocalDate;

/**
 * Something that came to pass.
 *
 * @param on the UTC day on which it happened
 * @param knownOn the UTC day on which the company came to know
 */
public record Happening(LocalDate on, LocalDate knownOn) {}
