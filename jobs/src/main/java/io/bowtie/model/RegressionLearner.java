package io.bowtie.model;

import io.bowtie.config.Algorithm;
import io.bowtie.config.LogisticRegressionConf;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Elastic-net logistic regression.
 *
 * @param regularisation penalty strength
 * @param elasticNet 0 ridge to 1 lasso
 * @param iterations most steps of the optimiser
 */
record RegressionLearner(double regularisation, double elasticNet, int iterations)
    implements Learner {

  static List<Learner> grid(LogisticRegressionConf conf) {
    return conf.isEnabled()
        ? conf.regularisation().stream()
            .flatMap(
                strength ->
                    conf.elasticNet().stream()
                        .<Learner>map(
                            mix -> new RegressionLearner(strength, mix, conf.iterations())))
            .toList()
        : List.of();
  }

  static Learner of(Map<String, Double> hyperparameters) {
    return new RegressionLearner(
        hyperparameters.get("regularisation"),
        hyperparameters.get("elastic_net"),
        hyperparameters.get("iterations").intValue());
  }

  @Override
  public Algorithm algorithm() {
    return Algorithm.LOGISTIC_REGRESSION;
  }

  @Override
  public Map<String, Number> hyperparameters() {
    return new TreeMap<>(
        Map.of(
            "regularisation", regularisation,
            "elastic_net", elasticNet,
            "iterations", iterations));
  }

  @Override
  public BesideMllib fitBeside(Dataset<Row> encoded, FeatureEncoding encoding, long seed) {
    LogisticRegressionModel fitted =
        new LogisticRegression()
            .setRegParam(regularisation)
            .setElasticNetParam(elasticNet)
            // The encoding has standardised already, and keeps what it did.
            .setStandardization(false)
            .setMaxIter(iterations)
            // Steps that win less than this share of the loss cost jobs and change no metric.
            .setTol(1e-4)
            .fit(encoded);
    return new BesideMllib(
        fitted,
        new LinearModel(
            encoding,
            fitted.intercept(),
            Arrays.stream(fitted.coefficients().toArray()).boxed().toList()));
  }
}
