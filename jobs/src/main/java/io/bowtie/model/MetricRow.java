package io.bowtie.model;

import io.bowtie.contract.AsOf;
import io.bowtie.evaluation.Metric;
import java.util.Optional;

/**
 * One figure of the backtest.
 *
 * @param candidate model or baseline
 * @param question what was asked
 * @param origin the cut; empty for all pooled
 * @param name of the metric
 * @param metric defined or not
 */
record MetricRow(
    String candidate, Question question, Optional<AsOf> origin, String name, Metric metric) {}
