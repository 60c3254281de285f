package io.bowtie.config;

import java.util.List;

/**
 * When and how models are trained.
 *
 * @param cadenceDays a model is due this many as-of days after the last one
 * @param origins cuts of the rolling backtest, at most
 * @param originStepDays distance between cuts
 * @param calibrationShare share of the mature landmarks' days that is kept for tuning and
 *     calibration
 * @param minimumCategoryRows categories seen less often fold into {@code other}
 * @param regularisation the grid's penalty strengths
 * @param elasticNet the grid's mixes, 0 ridge to 1 lasso
 * @param iterations most steps of the optimiser
 * @param resamples bootstrap resamples behind each interval
 * @param maximumTestRows most test rows that come to the driver for one use case
 */
public record TrainConf(
    int cadenceDays,
    int origins,
    int originStepDays,
    double calibrationShare,
    int minimumCategoryRows,
    List<Double> regularisation,
    List<Double> elasticNet,
    int iterations,
    int resamples,
    int maximumTestRows) {

  public TrainConf {
    regularisation = List.copyOf(regularisation);
    elasticNet = List.copyOf(elasticNet);
  }

  static TrainConf read(ConfSection section) {
    return new TrainConf(
        section.integer("cadence-days"),
        section.integer("origins"),
        section.integer("origin-step-days"),
        section.number("calibration-share"),
        section.integer("minimum-category-rows"),
        section.numbers("regularisation"),
        section.numbers("elastic-net"),
        section.integer("iterations"),
        section.integer("resamples"),
        section.integer("maximum-test-rows"));
  }
}
