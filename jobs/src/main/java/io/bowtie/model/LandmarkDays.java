package io.bowtie.model;

import java.time.LocalDate;

/**
 * The stretch of time in which a use case was looked at.
 *
 * @param first landmark of all
 * @param last landmark of all
 */
record LandmarkDays(LocalDate first, LocalDate last) {}
