package io.bowtie.silver;

/**
 * A column whose value must be known to another entity, where that entity is delivered at all.
 *
 * @param column the column that refers
 * @param entity the entity referred to
 * @param targetColumn its column
 */
public record Reference(String column, String entity, String targetColumn) {}
