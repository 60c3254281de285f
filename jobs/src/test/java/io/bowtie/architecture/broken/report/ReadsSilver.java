package io.bowtie.architecture.broken.report;

import io.bowtie.architecture.broken.silver.KnowsThePages;

/** Right: a report may look back along the flow. */
public record ReadsSilver(KnowsThePages source) {}
