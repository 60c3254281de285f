package io.bowtie.scoring;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import io.bowtie.contract.TableContract;
import io.bowtie.model.ModelArtifact;
import io.bowtie.model.PeerRate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Scores tonight's observations and explains each score. */
public final class Score {
  /** A smaller change of probability is no trend. */
  static final double STEADY = 0.02;

  private static final StructType REASON =
      new StructType()
          .add("position", DataTypes.IntegerType)
          .add("code", DataTypes.StringType)
          .add("family", DataTypes.StringType)
          .add("contribution", DataTypes.DoubleType)
          .add("sentence", DataTypes.StringType)
          .add("entity_value", DataTypes.StringType)
          .add("typical_value", DataTypes.StringType)
          .add("peer_rate", DataTypes.DoubleType)
          .add("peer_base_rate", DataTypes.DoubleType)
          .add("peer_n", DataTypes.LongType);
  private static final StructType SCORED =
      new StructType()
          .add("use_case", DataTypes.StringType)
          .add("entity_id", DataTypes.StringType)
          .add("account_id", DataTypes.StringType)
          .add("owner_id", DataTypes.StringType)
          .add("segment", DataTypes.StringType)
          .add("source", DataTypes.StringType)
          .add("probability", DataTypes.DoubleType)
          .add("probability_low", DataTypes.DoubleType)
          .add("probability_high", DataTypes.DoubleType)
          .add("band", DataTypes.StringType)
          .add("confidence", DataTypes.StringType)
          .add("basis", DataTypes.StringType)
          .add("model_version", DataTypes.StringType)
          .add("explained_output", DataTypes.StringType)
          .add("explained_value", DataTypes.DoubleType)
          .add("caveats", DataTypes.createArrayType(DataTypes.StringType, false))
          .add("reasons", DataTypes.createArrayType(REASON, false))
          .add("as_of", DataTypes.DateType)
          .add("run_id", DataTypes.StringType);

  private Score() {}

  /**
   * Scores with reasons inside; cache it before taking both tables from it.
   *
   * @param observations tonight's, of any use case
   * @param settings by use case; rows of others are left out
   */
  public static Dataset<Row> scored(
      Dataset<Row> observations, Map<String, ScoreSettings> settings) {
    // What a model needs for its reasons is larger than the model: made once, not by every task.
    Broadcast<HashMap<String, ScoreSettings>> byUseCase =
        JavaSparkContext.fromSparkContext(observations.sparkSession().sparkContext())
            .broadcast(new HashMap<>(settings));
    MapFunction<Row, Row> score =
        row -> scored(row, byUseCase.value().get(row.<String>getAs("use_case")));
    return observations
        .where(col("is_tonight"))
        .where(col("use_case").isin(settings.keySet().toArray()))
        .map(score, Encoders.row(SCORED));
  }

  /** The rows of {@code gold.scores}; former scores are those of 28 days ago. */
  public static Dataset<Row> scores(Dataset<Row> scored, Dataset<Row> former) {
    Column rank =
        row_number()
            .over(Window.partitionBy("use_case").orderBy(desc("probability"), col("entity_id")));
    Dataset<Row> before =
        former.select(
            col("use_case"),
            col("entity_id"),
            col("model_version").as("former_version"),
            col("probability").as("former_probability"));
    return select(
        ScoringTables.SCORES,
        scored
            .withColumn("rank", rank)
            .join(before, seq("use_case", "entity_id"), "left")
            .withColumn("trend", trend()));
  }

  /** The rows of {@code gold.score_reasons}. */
  public static Dataset<Row> reasons(Dataset<Row> scored) {
    return select(
        ScoringTables.SCORE_REASONS,
        scored
            .withColumn("reason", explode(array_sort(col("reasons"))))
            .select("use_case", "entity_id", "reason.*", "as_of", "run_id"));
  }

  /** Within one model version only; a likelier churn is a decline. */
  private static Column trend() {
    Column change =
        col("probability")
            .minus(col("former_probability"))
            .multiply(when(col("use_case").equalTo("churn"), lit(-1)).otherwise(lit(1)));
    return when(
        col("former_version").equalTo(col("model_version")),
        when(change.gt(STEADY), lit("improving"))
            .when(change.lt(-STEADY), lit("declining"))
            .otherwise(lit("steady")));
  }

  private static Row scored(Row row, ScoreSettings settings) {
    Basis basis = settings.basis();
    Reasoned reasoned = basis.score(row, settings.words());
    double probability = reasoned.probability();
    ModelArtifact.Bin bin = ModelArtifact.binOf(probability, basis.bins());
    Set<Caveat> caveats = Caveats.of(row, settings);
    return RowFactory.create(
        row.getAs("use_case"),
        row.getAs("entity_id"),
        row.getAs("account_id"),
        row.getAs("owner_id"),
        row.getAs("segment_group"),
        row.getAs("source_group"),
        probability,
        bin.low(),
        bin.high(),
        Band.of(probability, settings.bands()).name(),
        Confidence.of(bin.high() - bin.low(), caveats).word(),
        basis.word(),
        basis.modelVersion().orElse(null),
        basis.explainedOutput(),
        reasoned.explainedValue(),
        caveats.stream().map(Caveat::name).toArray(String[]::new),
        reasoned.reasons().stream().map(Score::reasonRow).toArray(Row[]::new),
        row.getAs("as_of"),
        row.getAs("run_id"));
  }

  private static Row reasonRow(Reason reason) {
    return RowFactory.create(
        reason.position(),
        reason.code(),
        reason.family(),
        reason.contribution(),
        reason.sentence(),
        reason.entityValue(),
        reason.typicalValue(),
        reason.peers().map(PeerRate::rate).orElse(null),
        reason.peers().map(PeerRate::othersRate).orElse(null),
        reason.peers().map(PeerRate::rows).orElse(null));
  }

  private static Dataset<Row> select(TableContract contract, Dataset<Row> rows) {
    return rows.select(
        contract.columnNames().stream()
            .map(org.apache.spark.sql.functions::col)
            .toArray(Column[]::new));
  }

  private static scala.collection.immutable.Seq<String> seq(String... columns) {
    return scala.jdk.javaapi.CollectionConverters.asScala(List.of(columns)).toSeq();
  }
}
