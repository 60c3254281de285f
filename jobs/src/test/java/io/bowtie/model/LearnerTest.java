package io.bowtie.model;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bowtie.config.Algorithm;
import io.bowtie.feature.Feature.Kind;
import io.bowtie.feature.Feature.Scale;
import io.bowtie.testkit.SparkSupport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.spark.ml.classification.GBTClassifier;
import org.apache.spark.ml.classification.ProbabilisticClassificationModel;
import org.apache.spark.ml.classification.RandomForestClassifier;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is kept of MLlib's models predicts and explains what MLlib's models predict. */
@ExtendWith(SparkSupport.class)
class LearnerTest {
  private static final int COLUMNS = 4;
  private static final long SEED = 7;
  private static final FeatureEncoding ENCODING =
      new FeatureEncoding(
          IntStream.range(0, COLUMNS).mapToObj(column -> number("n" + column)).toList());
  private static final StructType ROW = schema();

  @Test
  void shouldKeepBoostedTreesAsMllibGrewThem(SparkSession spark) {
    Dataset<Row> data = data(spark);
    BoostingLearner learner = new BoostingLearner(6, 3, 0.3, 0.8, 0.5, 5, true);
    var theirs =
        new GBTClassifier()
            .setMaxIter(6)
            .setMaxDepth(3)
            .setStepSize(0.3)
            .setSubsamplingRate(0.8)
            .setFeatureSubsetStrategy("0.5")
            .setMinInstancesPerNode(5)
            .setSeed(SEED)
            .fit(data);

    Model ours = learner.fit(data, ENCODING, SEED);

    assertThat(ours.algorithm()).isEqualTo(Algorithm.GRADIENT_BOOSTED_TREES);
    assertSame(ours, theirs);
  }

  @Test
  void shouldOfferWhatFewerTreesWouldHaveBeen(SparkSession spark) {
    Dataset<Row> data = data(spark);
    BoostingLearner sixteen = new BoostingLearner(16, 2, 0.3, 0.8, 0.5, 5, true);

    List<Offer> offers = sixteen.offers(sixteen.fit(data, ENCODING, SEED));

    assertThat(offers.stream().map(offer -> offer.learner().hyperparameters().get("trees")))
        .containsExactly(2, 4, 6, 8, 10, 12, 14, 16);
    Offer six = offers.get(2);
    assertThat(six.model()).isEqualTo(six.learner().fit(data, ENCODING, SEED));
    assertThat(six.learner().offers(six.model())).containsExactly(six);
  }

  @Test
  void shouldLetLooksOfLongAgoWeighLess(SparkSession spark) {
    // Those without an event lie two half-lives back.
    Dataset<Row> data =
        data(spark)
            .withColumn("days_back", when(col("label").equalTo(1), lit(0.0)).otherwise(lit(730.0)));

    double alike = intercept(new RegressionLearner(0.01, 0, 20, 0), data);
    double halved = intercept(new RegressionLearner(0.01, 0, 20, 365), data);

    // Events weigh four times as much as they did beside the others.
    assertThat(halved - alike).isCloseTo(Math.log(4), within(0.3));
  }

  private static double intercept(Learner learner, Dataset<Row> data) {
    return ((LinearModel) learner.fit(data, ENCODING, SEED)).intercept();
  }

  @Test
  void shouldKeepAForestAsMllibGrewIt(SparkSession spark) {
    Dataset<Row> data = data(spark);
    ForestLearner learner = new ForestLearner(8, 4, 5);
    var theirs =
        new RandomForestClassifier()
            .setNumTrees(8)
            .setMaxDepth(4)
            .setMinInstancesPerNode(5)
            .setSeed(SEED)
            .fit(data);

    Model ours = learner.fit(data, ENCODING, SEED);

    assertThat(ours.algorithm()).isEqualTo(Algorithm.RANDOM_FOREST);
    assertSame(ours, theirs);
  }

  @Test
  void shouldBringModelsBackFromTheRegistryAsTheyWere(SparkSession spark) {
    Dataset<Row> data = data(spark);
    for (Learner learner :
        List.of(
            new RegressionLearner(0.01, 0, 20, 0),
            new BoostingLearner(3, 2, 0.3, 1, 1, 5, false),
            new ForestLearner(3, 3, 5))) {
      ModelArtifact artifact =
          new ModelArtifact(
              learner.fit(data, ENCODING, SEED),
              new Calibrator.Platt(0, 1, 100),
              List.of(),
              Models.baseline(),
              List.of(),
              PeerRates.NONE);

      assertThat(ModelArtifact.fromJson(artifact.toJson())).isEqualTo(artifact);
    }
  }

  private static void assertSame(Model ours, ProbabilisticClassificationModel<Vector, ?> theirs) {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 200; i++) {
      double[] vector = random.doubles(COLUMNS, -2.5, 2.5).toArray();
      Row row = row(vector);

      double probability = theirs.predictProbability(Vectors.dense(vector)).apply(1);

      assertThat(ours.logOdds(row))
          .isEqualTo(Math.log(probability / (1 - probability)), within(1e-9));
      double sum =
          ours.startingPoint()
              + ours.explain(row).contributions().stream().mapToDouble(Contribution::value).sum();
      assertThat(sum).isEqualTo(ours.explainedValue(row), within(1e-9));
    }
  }

  private static Dataset<Row> data(SparkSession spark) {
    SplittableRandom random = new SplittableRandom(1);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      double[] x = random.doubles(COLUMNS, -2, 2).toArray();
      double logOdds = x[0] + (x[1] > 0 ? x[2] : -0.5);
      boolean isEvent = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
      rows.add(RowFactory.create(isEvent ? 1.0 : 0.0, Vectors.dense(x)));
    }
    StructType schema =
        new StructType()
            .add("label", DataTypes.DoubleType)
            .add("features", SQLDataTypes.VectorType());
    return spark.createDataFrame(rows, schema).coalesce(1).cache();
  }

  private static StructType schema() {
    StructType schema = new StructType();
    for (int column = 0; column < COLUMNS; column++) {
      schema = schema.add("n" + column, DataTypes.DoubleType);
    }
    return schema;
  }

  private static Row row(double[] vector) {
    return new GenericRowWithSchema(Arrays.stream(vector).boxed().toArray(), ROW);
  }

  private static EncodedFeature number(String name) {
    return new EncodedFeature(
        name, Kind.NUMBER, Scale.LINEAR, 0, 1, -2, 2, List.of(), List.of(0.0), false, false, "0");
  }
}
