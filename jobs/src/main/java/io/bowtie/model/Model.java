package io.bowtie.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.bowtie.config.Algorithm;
import java.io.Serializable;
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
  default double logOdds(Row row) {
    return logOddsOf(explainedValue(row));
  }

  /** The log-odds that an explained output stands for. */
  default double logOddsOf(double explainedValue) {
    return explainedValue;
  }

  /** What an {@link Explanation}'s contributions add up to. */
  @JsonIgnore
  ExplainedOutput explainedOutput();

  /** The explained output of a row. */
  default double explainedValue(Row row) {
    return explainedValue(encoding().encode(row));
  }

  /** The explained output of a row's vector. */
  double explainedValue(double[] vector);

  /** The explained output of the average fit row, from which contributions start. */
  @JsonIgnore
  double startingPoint();

  /** What each column of a row's vector adds to the starting point. */
  double[] columnContributions(double[] vector);

  /**
   * The score and what each feature adds to the starting point: the sum over its columns.
   * Contributions and starting point add up to the explained output.
   */
  default Explanation explain(Row row) {
    return explain(encoding().encode(row));
  }

  /** The same of a row's vector. */
  default Explanation explain(double[] vector) {
    double[] columns = columnContributions(vector);
    double[] byFeature = new double[encoding().features().size()];
    int column = 0;
    for (int i = 0; i < byFeature.length; i++) {
      int next = column + encoding().features().get(i).width();
      while (column < next) {
        byFeature[i] += columns[column++];
      }
    }
    double value = explainedValue(vector);
    return new Explanation(encoding(), logOddsOf(value), value, byFeature);
  }
}
