package io.bowtie.config;

import java.util.List;

/**
 * The grid of elastic-net logistic regression.
 *
 * @param isEnabled whether it competes
 * @param regularisation penalty strengths
 * @param elasticNet mixes, 0 ridge to 1 lasso
 * @param iterations most steps of the optimiser
 * @param halfLifeDays of a look's weight; 0 where all weigh alike
 */
public record LogisticRegressionConf(
    boolean isEnabled,
    List<Double> regularisation,
    List<Double> elasticNet,
    int iterations,
    List<Integer> halfLifeDays) {

  public LogisticRegressionConf {
    regularisation = List.copyOf(regularisation);
    elasticNet = List.copyOf(elasticNet);
    halfLifeDays = List.copyOf(halfLifeDays);
  }

  static LogisticRegressionConf read(ConfSection section) {
    return new LogisticRegressionConf(
        section.flag("enabled"),
        section.numbers("regularisation"),
        section.numbers("elastic-net"),
        section.integer("iterations"),
        section.integers("half-life-days"));
  }

  /** One fit with few steps, whether it competes or not. */
  LogisticRegressionConf trial() {
    return new LogisticRegressionConf(
        true,
        regularisation.subList(0, 1),
        elasticNet.subList(0, 1),
        Math.min(15, iterations),
        halfLifeDays.subList(0, 1));
  }
}
