/**
 * Tries mappings out: runs a set of them over files as conform does, stores nothing, and says what
 * became of every row, what is missing, what nothing reads, and whether the outcome rests on the
 * order of rows.
 */
package io.bowtie.mapping;
