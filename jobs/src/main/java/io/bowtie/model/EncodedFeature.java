package io.bowtie.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.bowtie.feature.Feature.Kind;
import io.bowtie.feature.Feature.Scale;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * How one feature becomes columns of the vector, as learned from the fit rows.
 *
 * <p>A number is one column of standard deviations from the mean, 0 where missing; a category is
 * one column a level. Missing has a column of its own where it was seen; levels seen too rarely
 * share one.
 *
 * @param name of the feature
 * @param kind number or category
 * @param scale of a number
 * @param mean of the scaled number
 * @param deviation of the scaled number, above 0
 * @param lowest number seen, unscaled
 * @param highest number seen, unscaled
 * @param levels kept, in order
 * @param columnMeans mean of each column over the fit rows
 * @param hasOther whether rare levels were seen
 * @param hasMissing whether missing values were seen
 * @param typical the mean or the most frequent level, for people
 */
public record EncodedFeature(
    String name,
    Kind kind,
    Scale scale,
    double mean,
    double deviation,
    double lowest,
    double highest,
    List<String> levels,
    List<Double> columnMeans,
    boolean hasOther,
    boolean hasMissing,
    String typical)
    implements Serializable {

  public EncodedFeature {
    levels = List.copyOf(levels);
    columnMeans = List.copyOf(columnMeans);
  }

  /** A number's magnitude on a scale; signs are kept on the logarithmic one. */
  static double scaled(Scale scale, double value) {
    return scale == Scale.LOG ? Math.signum(value) * Math.log1p(Math.abs(value)) : value;
  }

  /** How many columns the feature has. */
  @JsonIgnore
  public int width() {
    return columnMeans.size();
  }

  /**
   * Writes the row's value into the vector from the offset on.
   *
   * @param index where the row has the feature
   */
  void encode(Row row, int index, double[] vector, int offset) {
    if (row.isNullAt(index)) {
      if (hasMissing) {
        vector[offset + width() - 1] = 1;
      }
    } else if (kind == Kind.NUMBER) {
      vector[offset] = (scaled(scale, row.getDouble(index)) - mean) / deviation;
    } else {
      int level = levels.indexOf(row.getString(index));
      if (level >= 0) {
        vector[offset + level] = 1;
      } else if (hasOther) {
        vector[offset + levels.size()] = 1;
      }
    }
  }

  /** Whether the row's number lies outside the range that was seen, by more than a tenth of it. */
  boolean isOutside(Row row, int index) {
    return kind == Kind.NUMBER && !row.isNullAt(index) && isOutside(row.getDouble(index));
  }

  /** The same of a number. */
  boolean isOutside(double value) {
    double margin = (highest - lowest) / 10;
    return value < lowest - margin || value > highest + margin;
  }

  /** Whether the row's category was seen too rarely, or never. */
  boolean isRare(Row row, int index) {
    return kind == Kind.CATEGORY && !row.isNullAt(index) && !levels.contains(row.getString(index));
  }
}
