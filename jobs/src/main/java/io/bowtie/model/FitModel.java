package io.bowtie.model;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.bowtie.contract.AsOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Fits on what was mature at a cut: one part trains, the other, later one tunes and calibrates. */
final class FitModel {
  /** Fewer events or non-events than this carry no coefficients worth the name. */
  static final int FEWEST = 20;

  private static final String IS_FIT = "_is_fit";

  private static final StructType ENCODED =
      new StructType()
          .add("label", DataTypes.DoubleType)
          .add("features", SQLDataTypes.VectorType());
  private static final StructType SCORED =
      new StructType()
          .add("entity_id", DataTypes.StringType)
          .add("is_event", DataTypes.BooleanType)
          .add("log_odds", DataTypes.createArrayType(DataTypes.DoubleType));

  private final Dataset<Row> frame;
  private final TrainingTask task;
  private final Division division;

  /**
   * Fits on a frame.
   *
   * @param frame landmark rows of one use case, computed, in a fixed order
   */
  FitModel(Dataset<Row> frame, TrainingTask task) {
    this.frame = frame;
    this.task = task;
    this.division = Division.of(task.train(), task.seed());
  }

  /** The rows mature at a cut, with {@code is_event}. */
  Dataset<Row> mature(AsOf cut) {
    return frame
        .where(task.question().isMature(task.rule(), cut))
        .withColumn("is_event", coalesce(task.question().isEvent(task.rule(), cut), lit(false)));
  }

  /** Fits what is mature at the cut; empty when there are too few events or non-events. */
  Optional<Fitted> at(AsOf cut) {
    return on(mature(cut));
  }

  /** Fits some of what is mature; empty when there are too few events or non-events. */
  Optional<Fitted> on(Dataset<Row> mature) {
    return division
        .window(mature)
        .filter(counted -> counted.fitEvents() >= FEWEST)
        .filter(counted -> counted.fitRows() - counted.fitEvents() >= FEWEST)
        .filter(counted -> counted.calibrationRows() >= FEWEST)
        .flatMap(counted -> fit(mature, counted));
  }

  /**
   * Only the cached rows know the cut's dates, so the queries over them are the same at every
   * origin and Spark compiles them once.
   */
  private Optional<Fitted> fit(Dataset<Row> mature, Fitted.Window window) {
    Dataset<Row> rows = mature.withColumn(IS_FIT, division.isFit(window)).cache();
    try {
      return fitted(rows, window);
    } finally {
      rows.unpersist();
    }
  }

  private Optional<Fitted> fitted(Dataset<Row> rows, Fitted.Window window) {
    Dataset<Row> fitRows = rows.where(col(IS_FIT));
    Dataset<Row> laterRows = rows.where(not(col(IS_FIT)));
    FeatureEncoding encoding =
        FitEncoding.of(fitRows, task.features(), task.train().minimumCategoryRows());
    if (encoding.features().isEmpty()) {
      return Optional.empty();
    }
    List<Learner> learners = task.learners();
    List<Model> models = models(fitRows, encoding, learners);
    List<List<CalibrationRow>> scored = scored(laterRows, models, window.calibrationRows());
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
                        learners.get(i),
                        models.get(i),
                        FitCalibrator.of(rows.sparkSession(), scored.get(i))))
            .toList();
    return Optional.of(
        new Fitted(
            candidates.get(tuned.bestOfEach().indexOf(tuned.best())),
            candidates,
            CellCounts.baselines(rows, task.baselines()),
            window));
  }

  private List<Model> models(
      Dataset<Row> fitRows, FeatureEncoding encoding, List<Learner> learners) {
    JavaRDD<Row> encoded =
        fitRows
            .javaRDD()
            .map(
                row ->
                    RowFactory.create(
                        row.<Boolean>getAs("is_event") ? 1.0 : 0.0,
                        Vectors.dense(encoding.encode(row))))
            .cache();
    // Every step of the optimiser is a job that ships the rows' lineage to its tasks. Cut here, it
    // is short; merely cached, reading it takes the tasks as long as the arithmetic.
    encoded.rdd().localCheckpoint();
    try {
      Dataset<Row> frame = fitRows.sparkSession().createDataFrame(encoded, ENCODED);
      return learners.stream().map(learner -> learner.fit(frame, encoding, task.seed())).toList();
    } finally {
      encoded.unpersist();
    }
  }

  /**
   * The later rows under each model; they come to the driver, thinned by entity above the limit.
   */
  private List<List<CalibrationRow>> scored(
      Dataset<Row> laterRows, List<Model> models, long count) {
    MapFunction<Row, Row> score =
        row ->
            RowFactory.create(
                row.getAs("entity_id"),
                row.getAs("is_event"),
                models.stream().map(model -> model.logOdds(row)).toArray(Double[]::new));
    List<Row> rows =
        Thinning.byEntity(laterRows, count, task.train().maximumTestRows())
            .map(score, Encoders.row(SCORED))
            .collectAsList();
    List<List<CalibrationRow>> scored = new ArrayList<>();
    for (int model = 0; model < models.size(); model++) {
      int index = model;
      scored.add(
          rows.stream()
              .map(
                  row ->
                      new CalibrationRow(
                          row.getString(0), row.<Double>getList(2).get(index), row.getBoolean(1)))
              .toList());
    }
    return scored;
  }
}
