package io.bowtie.model;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * A fitted logistic regression with its encoding: all that is needed to score a row and to explain
 * the score exactly.
 *
 * @param encoding from row to vector
 * @param intercept log-odds of the zero vector
 * @param coefficients log-odds per unit, one a column
 */
public record LinearModel(FeatureEncoding encoding, double intercept, List<Double> coefficients)
    implements Serializable {

  public LinearModel {
    coefficients = List.copyOf(coefficients);
    if (coefficients.size() != encoding.width()) {
      throw new IllegalArgumentException(
          coefficients.size() + " coefficients for " + encoding.width() + " columns");
    }
  }

  /** The log-odds of the event. */
  public double logOdds(Row row) {
    double[] vector = encoding.encode(row);
    double sum = intercept;
    for (int column = 0; column < vector.length; column++) {
      sum += coefficients.get(column) * vector[column];
    }
    return sum;
  }

  /** The log-odds of the average fit row, from which the contributions start. */
  public double startingPoint() {
    double sum = intercept;
    int column = 0;
    for (EncodedFeature feature : encoding.features()) {
      for (double mean : feature.columnMeans()) {
        sum += coefficients.get(column++) * mean;
      }
    }
    return sum;
  }

  /**
   * What each feature adds to the starting point: the sum over its columns of coefficient × (value
   * − mean). The contributions and the starting point sum to the log-odds.
   */
  public List<Contribution> contributions(Row row) {
    double[] vector = encoding.encode(row);
    List<Contribution> contributions = new ArrayList<>();
    int column = 0;
    for (EncodedFeature feature : encoding.features()) {
      double sum = 0;
      for (double mean : feature.columnMeans()) {
        sum += coefficients.get(column) * (vector[column] - mean);
        column++;
      }
      contributions.add(new Contribution(feature, sum));
    }
    return contributions;
  }

  /** Whether a number of the row lies beyond what was seen in training. */
  public boolean isOutsideTraining(Row row) {
    return encoding.features().stream().anyMatch(feature -> feature.isOutside(row));
  }

  /** Whether a category of the row was seen too rarely in training. */
  public boolean isRare(Row row) {
    return encoding.features().stream().anyMatch(feature -> feature.isRare(row));
  }

  /** Whether the model looks at a feature. */
  public boolean uses(String featureName) {
    return encoding.features().stream().anyMatch(feature -> feature.name().equals(featureName));
  }

  /**
   * One feature's share.
   *
   * @param feature as encoded
   * @param logOdds added, signed
   */
  public record Contribution(EncodedFeature feature, double logOdds) {}
}
