package io.bowtie.architecture.broken.silver;

import io.bowtie.architecture.broken.report.Page;

/** Wrong on purpose: silver must not know how it will be shown. */
public record KnowsThePages(Page page) {}
