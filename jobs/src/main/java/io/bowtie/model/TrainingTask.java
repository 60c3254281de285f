package io.bowtie.model;

import io.bowtie.config.TrainConf;
import io.bowtie.contract.AsOf;
import io.bowtie.feature.Feature;
import java.util.List;
import java.util.Set;

/**
 * What is to be learned, and how.
 *
 * @param useCase lead, deal or churn
 * @param question asked of the observations
 * @param rule of the label
 * @param features candidates, in reading order
 * @param baselines to compare with
 * @param dimensions group columns, such as {@code segment_group}
 * @param train when and how
 * @param asOf tonight
 * @param seed of everything random
 */
public record TrainingTask(
    String useCase,
    Question question,
    LabelRule rule,
    List<Feature> features,
    List<BaselineSpec> baselines,
    List<String> dimensions,
    TrainConf train,
    AsOf asOf,
    long seed) {

  public TrainingTask {
    features = List.copyOf(features);
    baselines = List.copyOf(baselines);
    dimensions = List.copyOf(dimensions);
  }

  /** The same task with some of its candidates only. */
  TrainingTask learningFrom(Set<String> kept) {
    return new TrainingTask(
        useCase,
        question,
        rule,
        features.stream().filter(feature -> kept.contains(feature.name())).toList(),
        baselines,
        dimensions,
        train,
        asOf,
        seed);
  }

  /** The same task learned in another way. */
  TrainingTask under(TrainConf other) {
    return new TrainingTask(
        useCase, question, rule, features, baselines, dimensions, other, asOf, seed);
  }

  /**
   * The same task with another question beside the model's own: one algorithm answers it, and only
   * the base rate is a baseline.
   */
  TrainingTask asking(Question other) {
    return new TrainingTask(
        useCase,
        other,
        rule,
        features,
        List.of(BaselineSpec.BASE_RATE),
        dimensions,
        train.ofOneAlgorithm(),
        asOf,
        seed);
  }
}
