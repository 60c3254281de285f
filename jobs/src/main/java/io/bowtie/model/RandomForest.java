package io.bowtie.model;

import io.bowtie.config.Algorithm;
import io.bowtie.model.tree.Ensemble;

/**
 * A random forest: the probability is the mean of the leaves' shares of events. It is what is
 * explained; its log-odds go to the calibrator.
 *
 * @param encoding from row to vector
 * @param trees that add up to the mean
 */
public record RandomForest(FeatureEncoding encoding, Ensemble trees) implements Model {
  /** Where all leaves agree, log-odds would have no end. */
  private static final double SUREST = 1e-4;

  @Override
  public Algorithm algorithm() {
    return Algorithm.RANDOM_FOREST;
  }

  @Override
  public double logOddsOf(double explainedValue) {
    double probability = Math.min(1 - SUREST, Math.max(SUREST, explainedValue));
    return Math.log(probability / (1 - probability));
  }

  @Override
  public ExplainedOutput explainedOutput() {
    return ExplainedOutput.PROBABILITY;
  }

  @Override
  public double explainedValue(double[] vector) {
    return trees.sum(vector);
  }

  @Override
  public double startingPoint() {
    return trees.shap().startingPoint();
  }

  @Override
  public double[] columnContributions(double[] vector) {
    return trees.shap().contributions(vector);
  }
}
