package io.bowtie.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * How a row of observations becomes a vector, and how the vector's columns belong to features.
 * Features that had one value only in the fit rows are not in it.
 *
 * @param features in vector order
 */
public record FeatureEncoding(List<EncodedFeature> features) implements Serializable {

  public FeatureEncoding {
    features = List.copyOf(features);
  }

  /** The vector's length. */
  @JsonIgnore
  public int width() {
    return features.stream().mapToInt(EncodedFeature::width).sum();
  }

  /** The row as a vector. */
  double[] encode(Row row) {
    double[] vector = new double[width()];
    int offset = 0;
    for (EncodedFeature feature : features) {
      feature.encode(row, vector, offset);
      offset += feature.width();
    }
    return vector;
  }

  /** The mean of each column over the fit rows. */
  double[] means() {
    double[] means = new double[width()];
    int column = 0;
    for (EncodedFeature feature : features) {
      for (double mean : feature.columnMeans()) {
        means[column++] = mean;
      }
    }
    return means;
  }

  /** Whether a number of the row lies beyond what was seen in training. */
  public boolean isOutsideTraining(Row row) {
    return features.stream().anyMatch(feature -> feature.isOutside(row));
  }

  /** Whether a category of the row was seen too rarely in training. */
  public boolean isRare(Row row) {
    return features.stream().anyMatch(feature -> feature.isRare(row));
  }

  /** Whether the model looks at a feature. */
  public boolean uses(String featureName) {
    return features.stream().anyMatch(feature -> feature.name().equals(featureName));
  }
}
