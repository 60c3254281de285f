package io.bowtie.model;

import io.bowtie.config.Algorithm;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

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
  public double explainedValue(double[] vector) {
    double sum = intercept;
    for (int column = 0; column < vector.length; column++) {
      sum += coefficients.get(column) * vector[column];
    }
    return sum;
  }

  /**
   * Log-odds that one standard deviation of a number adds; empty where the feature does not train.
   */
  public OptionalDouble ofNumber(String feature) {
    return place(feature).stream().mapToDouble(coefficients::get).findFirst();
  }

  /**
   * Log-odds of a category's level against the average row; empty where the feature does not train,
   * or its level was not seen often enough.
   */
  public OptionalDouble ofLevel(String feature, String level) {
    OptionalInt first = place(feature);
    if (first.isEmpty()) {
      return OptionalDouble.empty();
    }
    EncodedFeature encoded =
        encoding.features().stream()
            .filter(each -> each.name().equals(feature))
            .findFirst()
            .orElseThrow();
    int index = encoded.levels().indexOf(level);
    if (index < 0) {
      return OptionalDouble.empty();
    }
    double average = 0;
    for (int column = 0; column < encoded.width(); column++) {
      average += encoded.columnMeans().get(column) * coefficients.get(first.getAsInt() + column);
    }
    return OptionalDouble.of(coefficients.get(first.getAsInt() + index) - average);
  }

  private OptionalInt place(String feature) {
    int place = 0;
    for (EncodedFeature each : encoding.features()) {
      if (each.name().equals(feature)) {
        return OptionalInt.of(place);
      }
      place += each.width();
    }
    return OptionalInt.empty();
  }

  @Override
  public ExplainedOutput explainedOutput() {
    return ExplainedOutput.LOG_ODDS;
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
    double[] contributions = encoding.means();
    for (int column = 0; column < vector.length; column++) {
      contributions[column] = coefficients.get(column) * (vector[column] - contributions[column]);
    }
    return contributions;
  }
}
