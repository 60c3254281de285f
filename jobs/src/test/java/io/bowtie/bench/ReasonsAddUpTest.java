package io.bowtie.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.config.BowtieConf;
import io.bowtie.config.ConfLoader;
import io.bowtie.feature.Feature;
import io.bowtie.feature.UseCase;
import io.bowtie.feature.UseCases;
import io.bowtie.model.BesideMllib;
import io.bowtie.model.ModelArtifact;
import io.bowtie.scoring.Basis;
import io.bowtie.scoring.Score;
import io.bowtie.scoring.ScoreSettings;
import io.bowtie.testkit.SparkSupport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Reasons as they are published, by each algorithm. */
@ExtendWith(SparkSupport.class)
class ReasonsAddUpTest {
  private static final long ROWS = 20_000;
  private static final String USE_CASE = "deal";
  private static final BowtieConf CONF =
      ConfLoader.load(Path.of("../conf/examples/demo/bowtie.conf"));
  private static final UseCase DEAL = UseCases.of(USE_CASE, CONF.useCases().get(USE_CASE));
  private static final List<Feature> FEATURES = UseCases.features(DEAL, Map.of());

  private static List<BesideMllib> fits;

  @BeforeAll
  static void fit(SparkSession spark) {
    Dataset<Row> rows = GeneratedRows.of(spark, USE_CASE, FEATURES, 5_000, 1).localCheckpoint();
    fits = BesideMllib.fit(rows, FEATURES, CONF.train(), 1);
    assertThat(fits).hasSize(3);
  }

  @Test
  void shouldAddUpToTheExplainedOutputOnEveryRow(SparkSession spark) {
    Dataset<Row> rows = GeneratedRows.of(spark, USE_CASE, FEATURES, ROWS, 2).cache();
    for (BesideMllib fit : fits) {
      Row worst =
          scored(rows, fit.untested())
              .select(
                  expr(
                      "abs(explained_value"
                          + " - aggregate(reasons, 0D, (sum, one) -> sum + one.contribution))"
                          + " as gap"))
              .selectExpr("count(gap)", "max(gap)")
              .first();

      assertThat(worst.getLong(0)).isEqualTo(ROWS);
      assertThat(worst.getDouble(1)).as(fit.kept().algorithm().word()).isLessThan(1e-6);
    }
    rows.unpersist();
  }

  /** The next night other rows stand beside these, in other partitions; the model is read anew. */
  @Test
  void shouldGiveUnchangedReasonsForUnchangedInputs(SparkSession spark) {
    Dataset<Row> rows = GeneratedRows.of(spark, USE_CASE, FEATURES, 2_000, 3).localCheckpoint();
    Dataset<Row> others = GeneratedRows.of(spark, USE_CASE, FEATURES, 500, 4);
    for (BesideMllib fit : fits) {
      ModelArtifact readAnew = ModelArtifact.fromJson(fit.untested().toJson());
      List<Row> tonight = reasons(scored(rows, fit.untested()));
      List<Row> tomorrow =
          reasons(
              scored(
                  others
                      .withColumn("entity_id", lit("another"))
                      .union(rows)
                      .withColumn("as_of", expr("date_add(as_of, 1)"))
                      .repartition(3, col("entity_id")),
                  readAnew));

      assertThat(tonight).hasSize(2_000);
      assertThat(tomorrow).isEqualTo(tonight);
    }
  }

  private static List<Row> reasons(Dataset<Row> scored) {
    return scored
        .where(col("entity_id").notEqual("another"))
        .select("entity_id", "probability", "explained_value", "reasons")
        .orderBy("entity_id")
        .collectAsList();
  }

  private static Dataset<Row> scored(Dataset<Row> rows, ModelArtifact artifact) {
    Basis basis = new Basis.Promoted("v1", artifact);
    return Score.scored(rows, Map.of(USE_CASE, ScoreSettings.of(DEAL, basis, CONF, Set.of())));
  }
}
