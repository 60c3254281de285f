package io.bowtie.model;

import io.bowtie.config.Algorithm;
import io.bowtie.config.TrainConf;
import io.bowtie.feature.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * One fit, as MLlib holds it and as Bowtie keeps it: to hold the two against each other.
 *
 * @param mllib looks at a column {@code features}
 * @param kept looks at the features' own columns
 */
public record BesideMllib(Transformer mllib, Model kept) {

  /**
   * Fits each algorithm that is enabled, at the last point of its grid.
   *
   * @param rows with {@code is_event}, in a fixed order
   */
  public static List<BesideMllib> fit(
      Dataset<Row> rows, List<Feature> features, TrainConf train, long seed) {
    FeatureEncoding encoding =
        FitEncoding.of(rows.javaRDD(), features, train.minimumCategoryRows());
    Dataset<Row> encoded =
        withVectors(
                rows.selectExpr(
                    "*",
                    "cast(is_event as double) as label",
                    "cast(0 as double) as " + Learner.DAYS_BACK),
                encoding)
            .cache();
    try {
      List<BesideMllib> fits = new ArrayList<>();
      for (Algorithm algorithm : Algorithm.values()) {
        Learner.of(train, 0).stream()
            .filter(learner -> learner.algorithm() == algorithm)
            .reduce((first, last) -> last)
            .ifPresent(last -> fits.add(last.fitBeside(encoded, encoding, seed)));
      }
      return List.copyOf(fits);
    } finally {
      encoded.unpersist();
    }
  }

  /** What scoring needs, without calibration and without the evidence of a backtest. */
  public ModelArtifact untested() {
    return new ModelArtifact(
        kept,
        new Calibrator.Platt(0, 1, Long.MAX_VALUE),
        List.of(new ModelArtifact.Bin(1, 0, 1)),
        Baseline.of(BaselineSpec.BASE_RATE, Map.of(), new Baseline.Counts(2, 1)),
        List.of(),
        PeerRates.NONE);
  }

  /** The rows with the column that MLlib's side looks at. */
  public Dataset<Row> withVectors(Dataset<Row> rows) {
    return withVectors(rows, kept.encoding());
  }

  private static Dataset<Row> withVectors(Dataset<Row> rows, FeatureEncoding encoding) {
    JavaRDD<Row> encoded =
        rows.javaRDD()
            .map(
                row -> {
                  Object[] values = new Object[row.length() + 1];
                  for (int i = 0; i < row.length(); i++) {
                    values[i] = row.get(i);
                  }
                  values[row.length()] = Vectors.dense(encoding.encode(row));
                  return RowFactory.create(values);
                });
    StructType schema = rows.schema().add("features", SQLDataTypes.VectorType());
    return rows.sparkSession().createDataFrame(encoded, schema);
  }
}
