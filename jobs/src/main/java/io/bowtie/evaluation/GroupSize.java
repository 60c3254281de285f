package io.bowtie.evaluation;

/**
 * How many rows a group has; what would show a count of 1 to 10 is undefined.
 *
 * @param dimension such as segment
 * @param group such as enterprise
 * @param rows test rows
 * @param events those with an event
 */
public record GroupSize(String dimension, String group, Metric rows, Metric events) {}
