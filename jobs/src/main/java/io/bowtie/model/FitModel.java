package io.bowtie.model;

import static org.apache.spark.sql.functions.lit;

import io.bowtie.contract.AsOf;
import io.bowtie.model.LandmarkRows.Taken;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Fits on what was mature at a cut. Grid points are fitted on the earlier part of it, compared and
 * calibrated on the later one; the best is then fitted again on all of it, so that nothing mature
 * is wasted, and keeps the shape of the calibration that it had earned on rows it had not seen.
 */
final class FitModel {
  private static final StructType ENCODED =
      new StructType()
          .add("label", DataTypes.DoubleType)
          .add("features", SQLDataTypes.VectorType())
          .add(Learner.DAYS_BACK, DataTypes.DoubleType);

  private final LandmarkRows frame;
  private final TrainingTask task;
  private final Division division;

  /**
   * Fits on a frame.
   *
   * @param frame landmark rows of one use case
   */
  FitModel(LandmarkRows frame, TrainingTask task) {
    this.frame = frame;
    this.task = task;
    this.division = Division.of(task.train(), task.seed());
  }

  /** Fits what is mature at the cut. */
  FitResult at(AsOf cut) {
    return at(cut, lit(true));
  }

  /**
   * Fits some of what is mature at the cut.
   *
   * @param isTrained which of the mature rows
   */
  FitResult at(AsOf cut, Column isTrained) {
    try (Taken taken =
        frame.taken(task.isMature(cut).and(isTrained), task.isEvent(cut), division.canFit())) {
      FitRows rows = FitRows.of(taken, division);
      return rows.window()
          .map(window -> fitted(rows, window))
          .orElseGet(() -> new FitResult.TooLittle(rows.whyNot()));
    }
  }

  private FitResult fitted(FitRows rows, Window window) {
    FeatureEncoding encoding = encoding(rows.earlier());
    if (encoding.features().isEmpty()) {
      return new FitResult.TooLittle("No column has enough values of its own to learn from.");
    }
    List<Offer> offers = offers(rows.earlier(), encoding, window.until(), task.learners());
    List<List<CalibrationRow>> scored = scored(rows.later(), offers, window.later().rows());
    Tuned tuned = Tuned.of(offers.stream().map(Offer::learner).toList(), scored);
    List<FittedCandidate> candidates =
        tuned.bestOfEach().stream()
            .map(
                i ->
                    new FittedCandidate(
                        offers.get(i).learner(),
                        offers.get(i).model(),
                        FitCalibrator.of(spark(), scored.get(i))))
            .toList();
    FittedCandidate best = candidates.get(tuned.bestOfEach().indexOf(tuned.best()));
    Model onAll =
        offers(rows.all(), encoding(rows.all()), window.until(), List.of(best.learner()))
            .get(0)
            .model();
    List<CalibrationRow> again =
        scored(rows.later(), List.of(new Offer(best.learner(), onAll)), window.later().rows())
            .get(0);
    return new FitResult.Learned(
        new Fitted(
            new FittedCandidate(
                best.learner(), onAll, FitCalibrator.levelled(best.calibrator(), again)),
            candidates,
            CellCounts.baselines(rows.all(), task.baselines()),
            window));
  }

  private FeatureEncoding encoding(JavaRDD<LabelledRow> rows) {
    return FitEncoding.of(
        rows.map(LabelledRow::values), task.features(), task.train().minimumCategoryRows());
  }

  private List<Offer> offers(
      JavaRDD<LabelledRow> rows,
      FeatureEncoding encoding,
      LocalDate until,
      List<Learner> learners) {
    JavaRDD<Row> encoded =
        rows.map(
            row ->
                RowFactory.create(
                    row.isEvent() ? 1.0 : 0.0,
                    // MLlib looks at each kept value in each pass, and a category keeps one.
                    Vectors.dense(encoding.encode(row.values())).compressed(),
                    (double) (until.toEpochDay() - row.landmark().toEpochDay())));
    try (HeldRows<Row> held = HeldRows.of(encoded)) {
      Dataset<Row> vectors = spark().createDataFrame(held.rows(), ENCODED);
      return learners.stream()
          .flatMap(learner -> learner.offers(learner.fit(vectors, encoding, task.seed())).stream())
          .toList();
    }
  }

  /**
   * The later rows under each model; they come to the driver, thinned by entity above the limit.
   */
  private List<List<CalibrationRow>> scored(
      JavaRDD<LabelledRow> laterRows, List<Offer> offers, long count) {
    List<Model> models = offers.stream().map(Offer::model).toList();
    List<List<CalibrationRow>> rows =
        Thinning.byEntity(laterRows, count, task.train().maximumTestRows())
            .map(row -> scored(row, models))
            .collect();
    return IntStream.range(0, models.size())
        .mapToObj(model -> rows.stream().map(row -> row.get(model)).toList())
        .toList();
  }

  private static List<CalibrationRow> scored(LabelledRow row, List<Model> models) {
    return models.stream()
        .map(
            model -> new CalibrationRow(row.entityId(), model.logOdds(row.values()), row.isEvent()))
        .toList();
  }

  private SparkSession spark() {
    return frame.table().sparkSession();
  }
}
