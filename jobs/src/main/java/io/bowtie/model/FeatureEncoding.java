package io.bowtie.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;

/**
 * How a row of observations becomes a vector, and how the vector's columns belong to features.
 * Features that had one value only in the fit rows are not in it.
 */
public final class FeatureEncoding implements Serializable {
  @Serial private static final long serialVersionUID = 1L;

  private final List<EncodedFeature> features;
  private final int width;
  private final double[] means;

  /**
   * Where the last row had each feature, which is nearly always where the next one has it: looking
   * names up would take most of the time of encoding. Threads may read what another wrote, since
   * each looks whether it is right.
   */
  private final int[] places;

  /**
   * An encoding.
   *
   * @param features in vector order
   */
  @JsonCreator
  public FeatureEncoding(@JsonProperty("features") List<EncodedFeature> features) {
    this.features = List.copyOf(features);
    this.width = features.stream().mapToInt(EncodedFeature::width).sum();
    this.means =
        features.stream()
            .flatMap(feature -> feature.columnMeans().stream())
            .mapToDouble(Double::doubleValue)
            .toArray();
    this.places = new int[features.size()];
  }

  /** In vector order. */
  @JsonProperty("features")
  public List<EncodedFeature> features() {
    return features;
  }

  /** The vector's length. */
  public int width() {
    return width;
  }

  /** The row as a vector. */
  double[] encode(Row row) {
    double[] vector = new double[width];
    int offset = 0;
    for (int i = 0; i < places.length; i++) {
      EncodedFeature feature = features.get(i);
      feature.encode(row, place(i, row), vector, offset);
      offset += feature.width();
    }
    return vector;
  }

  /** The mean of each column over the fit rows. */
  double[] means() {
    return means.clone();
  }

  /** Whether a number of the row lies beyond what was seen in training. */
  public boolean isOutsideTraining(Row row) {
    return IntStream.range(0, places.length)
        .anyMatch(i -> features.get(i).isOutside(row, place(i, row)));
  }

  /** Whether a category of the row was seen too rarely in training. */
  public boolean isRare(Row row) {
    return IntStream.range(0, places.length)
        .anyMatch(i -> features.get(i).isRare(row, place(i, row)));
  }

  /** Whether the model looks at a feature. */
  public boolean uses(String featureName) {
    return features.stream().anyMatch(feature -> feature.name().equals(featureName));
  }

  private int place(int feature, Row row) {
    String name = features.get(feature).name();
    StructField[] fields = row.schema().fields();
    int place = places[feature];
    if (place >= fields.length || !fields[place].name().equals(name)) {
      place = row.fieldIndex(name);
      places[feature] = place;
    }
    return place;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FeatureEncoding that && features.equals(that.features);
  }

  @Override
  public int hashCode() {
    return features.hashCode();
  }
}
