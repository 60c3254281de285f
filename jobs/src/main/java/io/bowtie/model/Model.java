package io.bowtie.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.bowtie.config.Algorithm;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * A fitted model with its encoding: all that is needed to score a row, and to explain the score
 * exactly. Its log-odds are raw; a {@link Calibrator} makes probabilities of them.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "algorithm")
@JsonSubTypes({
  @JsonSubTypes.Type(value = LinearModel.class, name = "logistic_regression"),
  @JsonSubTypes.Type(value = BoostedTrees.class, name = "gradient_boosted_trees"),
  @JsonSubTypes.Type(value = RandomForest.class, name = "random_forest")
})
public sealed interface Model extends Serializable permits LinearModel, BoostedTrees, RandomForest {

  @JsonIgnore
  Algorithm algorithm();

  /** From row to vector. */
  FeatureEncoding encoding();

  /** The log-odds of the event, not calibrated. */
  double logOdds(Row row);

  /** What {@link #contributions} add up to. */
  @JsonIgnore
  ExplainedOutput explainedOutput();

  /** The explained output of a row. */
  double explainedValue(Row row);

  /** The explained output of the average fit row, from which the contributions start. */
  @JsonIgnore
  double startingPoint();

  /** What each column of a row's vector adds to the starting point. */
  double[] columnContributions(double[] vector);

  /**
   * What each feature adds to the starting point: the sum over its columns. Contributions and
   * starting point add up to the explained value.
   */
  default List<Contribution> contributions(Row row) {
    double[] columns = columnContributions(encoding().encode(row));
    List<Contribution> contributions = new ArrayList<>();
    int column = 0;
    for (EncodedFeature feature : encoding().features()) {
      double sum = 0;
      for (int i = 0; i < feature.width(); i++) {
        sum += columns[column++];
      }
      contributions.add(new Contribution(feature, sum));
    }
    return contributions;
  }
}
