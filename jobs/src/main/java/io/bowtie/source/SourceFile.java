package io.bowtie.source;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A file that a source delivered.
 *
 * @param path full, as the file system names it
 * @param name below the source's location
 * @param landedOn the company's day on which it was there
 * @param bytes its length
 * @param modifiedAt when the file system last saw it change
 */
public record SourceFile(
    String path, String name, LocalDate landedOn, long bytes, Instant modifiedAt)
    implements Serializable {}
