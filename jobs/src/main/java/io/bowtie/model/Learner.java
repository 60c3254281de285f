package io.bowtie.model;

import io.bowtie.config.Algorithm;
import io.bowtie.config.TrainConf;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** An algorithm at one point of its grid. */
sealed interface Learner extends Serializable
    permits RegressionLearner, BoostingLearner, ForestLearner {

  /** How many days a fit row lies before the last one, where weights ask for it. */
  String DAYS_BACK = "days_back";

  Algorithm algorithm();

  /** The grid point, by name: what the registry keeps. */
  Map<String, Number> hyperparameters();

  /**
   * Fits.
   *
   * @param encoded {@code label}, {@code features} and {@link #DAYS_BACK}, in a fixed order
   * @param encoding that made the features
   * @param seed of everything random in it
   */
  default Model fit(Dataset<Row> encoded, FeatureEncoding encoding, long seed) {
    return fitBeside(encoded, encoding, seed).kept();
  }

  /** The same with what MLlib made of it. */
  BesideMllib fitBeside(Dataset<Row> encoded, FeatureEncoding encoding, long seed);

  /** What one fit offers: itself, and where it was grown step by step, what it was before. */
  default List<Offer> offers(Model fitted) {
    return List.of(new Offer(this, fitted));
  }

  /**
   * Every grid point of every algorithm that is enabled.
   *
   * @param rows that there are to learn from: many carry more
   */
  static List<Learner> of(TrainConf conf, long rows) {
    return Stream.of(
            RegressionLearner.grid(conf.logisticRegression()),
            BoostingLearner.grid(conf.boostedTrees(), rows),
            ForestLearner.grid(conf.randomForest(), rows))
        .flatMap(List::stream)
        .toList();
  }

  /**
   * The learner that the registry remembers.
   *
   * @param hyperparameters as {@link #hyperparameters} gave them
   */
  static Learner of(Algorithm algorithm, Map<String, Double> hyperparameters) {
    return switch (algorithm) {
      case LOGISTIC_REGRESSION -> RegressionLearner.of(hyperparameters);
      case GRADIENT_BOOSTED_TREES -> BoostingLearner.of(hyperparameters);
      case RANDOM_FOREST -> ForestLearner.of(hyperparameters);
    };
  }
}
