package io.bowtie.model;

import io.bowtie.config.Algorithm;
import io.bowtie.model.tree.Ensemble;

/**
 * Gradient-boosted trees. MLlib fits F so that the probability is 1 / (1 + exp(−2F)): the trees
 * here hold 2F, the log-odds.
 *
 * @param encoding from row to vector
 * @param trees that add up to the log-odds
 */
public record BoostedTrees(FeatureEncoding encoding, Ensemble trees) implements Model {

  @Override
  public Algorithm algorithm() {
    return Algorithm.GRADIENT_BOOSTED_TREES;
  }

  @Override
  public ExplainedOutput explainedOutput() {
    return ExplainedOutput.LOG_ODDS;
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
