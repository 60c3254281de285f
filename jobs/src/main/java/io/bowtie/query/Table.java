package io.bowtie.query;

/**
 * A table that can be asked for.
 *
 * @param name as in {@code gold.scores}
 * @param location of its Delta folder
 */
public record Table(String name, String location) {}
