package io.bowtie.model;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pow;

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
 * @param halfLifeDays a look that lies so many days back weighs half; 0 where all weigh alike
 */
record RegressionLearner(double regularisation, double elasticNet, int iterations, int halfLifeDays)
    implements Learner {
  private static final String WEIGHT = "weight";

  static List<Learner> grid(LogisticRegressionConf conf) {
    return conf.isEnabled()
        ? conf.regularisation().stream()
            .flatMap(
                strength ->
                    conf.elasticNet().stream()
                        .flatMap(
                            mix ->
                                conf.halfLifeDays().stream()
                                    .<Learner>map(
                                        days ->
                                            new RegressionLearner(
                                                strength, mix, conf.iterations(), days))))
            .toList()
        : List.of();
  }

  static Learner of(Map<String, Double> hyperparameters) {
    return new RegressionLearner(
        hyperparameters.get("regularisation"),
        hyperparameters.get("elastic_net"),
        hyperparameters.get("iterations").intValue(),
        // Models of before looks could weigh differently have none.
        hyperparameters.getOrDefault("half_life_days", 0.0).intValue());
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
            "iterations", iterations,
            "half_life_days", halfLifeDays));
  }

  @Override
  public BesideMllib fitBeside(Dataset<Row> encoded, FeatureEncoding encoding, long seed) {
    LogisticRegression regression =
        new LogisticRegression()
            .setRegParam(regularisation)
            .setElasticNetParam(elasticNet)
            // The encoding has standardised already, and keeps what it did.
            .setStandardization(false)
            .setMaxIter(iterations)
            // Steps that win less than this share of the loss cost jobs and change no metric.
            .setTol(1e-4);
    LogisticRegressionModel fitted =
        halfLifeDays == 0
            ? regression.fit(encoded)
            : regression
                .setWeightCol(WEIGHT)
                .fit(
                    encoded.withColumn(
                        WEIGHT, pow(lit(0.5), col(DAYS_BACK).divide(lit(halfLifeDays)))));
    return new BesideMllib(
        fitted,
        new LinearModel(
            encoding,
            fitted.intercept(),
            Arrays.stream(fitted.coefficients().toArray()).boxed().toList()));
  }
}
