package io.bowtie.model;

import static org.apache.spark.sql.functions.lit;

import io.bowtie.contract.AsOf;
import io.bowtie.model.LandmarkRows.Taken;
import java.util.List;
import java.util.Optional;
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

/** Fits on what was mature at a cut: one part trains, the other, later one tunes and calibrates. */
final class FitModel {
  /** Fewer events or non-events than this carry no coefficients worth the name. */
  static final int FEWEST = 20;

  private static final StructType ENCODED =
      new StructType()
          .add("label", DataTypes.DoubleType)
          .add("features", SQLDataTypes.VectorType());

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

  /** Fits what is mature at the cut; empty when there are too few events or non-events. */
  Optional<Fitted> at(AsOf cut) {
    return at(cut, lit(true));
  }

  /**
   * Fits some of what is mature at the cut; empty when there are too few events or non-events.
   *
   * @param isTrained which of the mature rows
   */
  Optional<Fitted> at(AsOf cut, Column isTrained) {
    try (Taken taken =
        frame.taken(task.isMature(cut).and(isTrained), task.isEvent(cut), division.canFit())) {
      FitRows rows = FitRows.of(taken, division);
      return rows.window()
          .filter(counted -> counted.fitEvents() >= FEWEST)
          .filter(counted -> counted.fitRows() - counted.fitEvents() >= FEWEST)
          .filter(counted -> counted.calibrationRows() >= FEWEST)
          .flatMap(counted -> fitted(rows, counted));
    }
  }

  private Optional<Fitted> fitted(FitRows rows, Fitted.Window window) {
    FeatureEncoding encoding =
        FitEncoding.of(
            rows.fit().map(LabelledRow::values),
            task.features(),
            task.train().minimumCategoryRows());
    if (encoding.features().isEmpty()) {
      return Optional.empty();
    }
    List<Learner> learners = task.learners();
    List<Model> models = models(rows.fit(), encoding, learners);
    List<List<CalibrationRow>> scored = scored(rows.later(), models, window.calibrationRows());
    long events = scored.get(0).stream().filter(CalibrationRow::isEvent).count();
    if (events == 0 || events == scored.get(0).size()) {
      return Optional.empty();
    }
    Tuned tuned = Tuned.of(learners, scored);
    List<FittedCandidate> candidates =
        tuned.bestOfEach().stream()
            .map(
                i ->
                    new FittedCandidate(
                        learners.get(i), models.get(i), FitCalibrator.of(spark(), scored.get(i))))
            .toList();
    return Optional.of(
        new Fitted(
            candidates.get(tuned.bestOfEach().indexOf(tuned.best())),
            candidates,
            CellCounts.baselines(rows.all(), task.baselines()),
            window));
  }

  private List<Model> models(
      JavaRDD<LabelledRow> fitRows, FeatureEncoding encoding, List<Learner> learners) {
    JavaRDD<Row> encoded =
        fitRows.map(
            row ->
                RowFactory.create(
                    row.isEvent() ? 1.0 : 0.0,
                    // MLlib looks at each kept value in each pass, and a category keeps one.
                    Vectors.dense(encoding.encode(row.values())).compressed()));
    try (HeldRows<Row> held = HeldRows.of(encoded)) {
      Dataset<Row> vectors = spark().createDataFrame(held.rows(), ENCODED);
      return learners.stream().map(learner -> learner.fit(vectors, encoding, task.seed())).toList();
    }
  }

  /**
   * The later rows under each model; they come to the driver, thinned by entity above the limit.
   */
  private List<List<CalibrationRow>> scored(
      JavaRDD<LabelledRow> laterRows, List<Model> models, long count) {
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
