package io.bowtie.report.view;

/** A short word that stands out. */
public record Chip(String text, Tone tone) {}
