package io.bowtie.architecture.broken.report;

/** What silver must not see. */
public record Page(String title) {}
