package io.bowtie.job;

import io.bowtie.config.SourceConf;
import io.bowtie.source.Mapping;

/**
 * A mapping with the source that it belongs to.
 *
 * @param source as conf declares it
 * @param mapping one of its files
 */
record SourceMapping(SourceConf source, Mapping mapping) {}
