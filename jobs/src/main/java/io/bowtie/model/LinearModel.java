package io.bowtie.model;

import io.bowtie.config.Algorithm;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * A logistic regression.
 *
 * @param encoding from row to vector
 * @param intercept log-odds of the zero vector
 * @param coefficients log-odds per unit, one a column
 */
public record LinearModel(FeatureEncoding encoding, double intercept, List<Double> coefficients)
    implements Model {

  public LinearModel {
    coefficients = List.copyOf(coefficients);
    if (coefficients.size() != encoding.width()) {
      throw new IllegalArgumentException(
          coefficients.size() + " coefficients for " + encoding.width() + " columns");
    }
  }

  @Override
  public Algorithm algorithm() {
    return Algorithm.LOGISTIC_REGRESSION;
  }

  @Override
  public double logOdds(Row row) {
    double[] vector = encoding.encode(row);
    double sum = intercept;
    for (int column = 0; column < vector.length; column++) {
      sum += coefficients.get(column) * vector[column];
    }
    return sum;
  }

  @Override
  public ExplainedOutput explainedOutput() {
    return ExplainedOutput.LOG_ODDS;
  }

  @Override
  public double explainedValue(Row row) {
    return logOdds(row);
  }

  @Override
  public double startingPoint() {
    double sum = intercept;
    double[] means = encoding.means();
    for (int column = 0; column < means.length; column++) {
      sum += coefficients.get(column) * means[column];
    }
    return sum;
  }

  /** Coefficient × (value − mean). */
  @Override
  public double[] columnContributions(double[] vector) {
    double[] means = encoding.means();
    double[] contributions = new double[vector.length];
    for (int column = 0; column < vector.length; column++) {
      contributions[column] = coefficients.get(column) * (vector[column] - means[column]);
    }
    return contributions;
  }
}
