package io.bowtie.model;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

import io.bowtie.config.Algorithm;
import io.bowtie.config.TrainConf;
import io.bowtie.contract.AsOf;
import io.bowtie.feature.Feature;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What is to be learned, and how.
 *
 * @param useCase lead, deal or churn
 * @param question asked of the observations
 * @param rule of the label
 * @param features candidates, in reading order
 * @param baselines to compare with
 * @param dimensions group columns, such as {@code segment_group}
 * @param learners that compete
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
    List<Learner> learners,
    TrainConf train,
    AsOf asOf,
    long seed) {

  public TrainingTask {
    features = List.copyOf(features);
    baselines = List.copyOf(baselines);
    dimensions = List.copyOf(dimensions);
    learners = List.copyOf(learners);
  }

  /** Whether a row's label is final at the cut. */
  Column isMature(AsOf cut) {
    return question.isMature(rule, cut);
  }

  /** The label of a mature row, as known at the cut; never null. */
  Column isEvent(AsOf cut) {
    return coalesce(question.isEvent(rule, cut), lit(false));
  }

  /** A table's rows that are mature at the cut, with {@code is_event}. */
  Dataset<Row> mature(Dataset<Row> table, AsOf cut) {
    return table.where(isMature(cut)).withColumn("is_event", isEvent(cut));
  }

  /** The same task with some of its features only. */
  TrainingTask learningFrom(Set<String> kept) {
    return new TrainingTask(
        useCase,
        question,
        rule,
        features.stream().filter(feature -> kept.contains(feature.name())).toList(),
        baselines,
        dimensions,
        learners,
        train,
        asOf,
        seed);
  }

  /** The same task learned in one way alone. */
  TrainingTask by(Learner learner) {
    return new TrainingTask(
        useCase,
        question,
        rule,
        features,
        baselines,
        dimensions,
        List.of(learner),
        train,
        asOf,
        seed);
  }

  /**
   * The same task as a trial of the evidence itself: one cheap model, asked how it ranks and
   * nothing else.
   *
   * @param steps that the test window is long
   */
  TrainingTask trial(int steps) {
    return new TrainingTask(
        useCase,
        question,
        rule,
        features,
        List.of(BaselineSpec.BASE_RATE),
        List.of(),
        Learner.of(train.trial(steps), 0),
        train.trial(steps),
        asOf,
        seed);
  }

  /**
   * The same task with another question beside the model's own: the first algorithm answers it, and
   * only the base rate is a baseline.
   */
  TrainingTask asking(Question other) {
    Algorithm first = learners.get(0).algorithm();
    return new TrainingTask(
        useCase,
        other,
        rule,
        features,
        List.of(BaselineSpec.BASE_RATE),
        dimensions,
        learners.stream().filter(learner -> learner.algorithm() == first).toList(),
        train,
        asOf,
        seed);
  }
}
