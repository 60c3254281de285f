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
}
