package io.bowtie.architecture.broken.attic;

/** Wrong on purpose: nobody gave this room a place. */
public record Forgotten(String name) {}
