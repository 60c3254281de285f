package io.bowtie.model;

import io.bowtie.evaluation.LogisticLine;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.regression.IsotonicRegression;
import org.apache.spark.ml.regression.IsotonicRegressionModel;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Fits the calibrator that the number of calibration rows allows. */
final class FitCalibrator {
  /** Below it isotonic regression overfits (field notes 2.4). */
  static final int ISOTONIC_FROM = 1000;

  /** In log-odds; no model is moved so far. */
  private static final double FARTHEST = 20;

  private static final StructType SCHEMA =
      new StructType().add("label", DataTypes.DoubleType).add("features", DataTypes.DoubleType);

  private FitCalibrator() {}

  /**
   * Platt below 1,000 entities, isotonic above. Rows of the same entity say nearly the same, so
   * entities count, not rows.
   */
  static Calibrator of(SparkSession spark, List<CalibrationRow> rows) {
    long entities = rows.stream().map(CalibrationRow::entityId).distinct().count();
    return entities < ISOTONIC_FROM ? platt(rows, entities) : isotonic(spark, rows, entities);
  }

  /**
   * A calibrator for a model that was fitted again, on these rows too: its shape is kept, which
   * rows that no model had seen have taught, and its level is theirs. A model that has learned of a
   * rate that rises would otherwise be told of it a second time.
   *
   * @param rows under the new model, at least one with and one without an event
   */
  static Calibrator levelled(Calibrator calibrator, List<CalibrationRow> rows) {
    long events = rows.stream().filter(CalibrationRow::isEvent).count();
    double low = -FARTHEST;
    double high = FARTHEST;
    while (high - low > 1e-9) {
      double middle = (low + high) / 2;
      Calibrator moved = calibrator.moved(middle);
      double expected = rows.stream().mapToDouble(row -> moved.probability(row.logOdds())).sum();
      if (expected < events) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return calibrator.moved((low + high) / 2);
  }

  private static Calibrator platt(List<CalibrationRow> rows, long entities) {
    boolean[] events = new boolean[rows.size()];
    for (int row = 0; row < events.length; row++) {
      events[row] = rows.get(row).isEvent();
    }
    LogisticLine line =
        LogisticLine.fit(rows.stream().mapToDouble(CalibrationRow::logOdds).toArray(), events);
    return new Calibrator.Platt(line.intercept(), line.slope(), entities);
  }

  private static Calibrator isotonic(SparkSession spark, List<CalibrationRow> rows, long entities) {
    List<Row> data =
        rows.stream()
            .map(row -> RowFactory.create(row.isEvent() ? 1.0 : 0.0, row.logOdds()))
            .toList();
    IsotonicRegressionModel fitted =
        new IsotonicRegression().fit(spark.createDataset(data, Encoders.row(SCHEMA)).coalesce(1));
    return new Calibrator.Isotonic(
        Arrays.stream(fitted.boundaries().toArray()).boxed().toList(),
        Arrays.stream(fitted.predictions().toArray()).boxed().toList(),
        entities);
  }
}
