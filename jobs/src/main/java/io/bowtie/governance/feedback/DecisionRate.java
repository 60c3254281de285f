package io.bowtie.governance.feedback;

import io.bowtie.evaluation.Metric;

/**
 * One figure of what people and outcomes say about the advice of a group.
 *
 * @param useCase lead, deal or churn
 * @param dimension all, team, segment, source, action or reason_code
 * @param level of the dimension; {@code all} of all
 * @param name of the figure
 * @param figure itself, or why there is none
 */
public record DecisionRate(
    String useCase, String dimension, String level, String name, Metric figure) {}
