package io.bowtie.model.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bowtie.testkit.SparkSupport;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.ml.classification.DecisionTreeClassificationModel;
import org.apache.spark.ml.classification.DecisionTreeClassifier;
import org.apache.spark.ml.feature.VectorIndexer;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A tree that MLlib grew on weighted rows, with splits at thresholds and of categories. */
@ExtendWith(SparkSupport.class)
class TreeGrowthTest {
  private static final int COLUMNS = 5;
  private static final StructType SCHEMA =
      new StructType()
          .add("label", DataTypes.DoubleType)
          .add("weight", DataTypes.DoubleType)
          .add("given", SQLDataTypes.VectorType());

  private record Weighted(Vector values, double weight) {
    double[] vector() {
      return values.toArray();
    }
  }

  private final SplittableRandom random = new SplittableRandom(11);
  private final List<Weighted> rows = new ArrayList<>();

  @Test
  void shouldExplainWeightedRowsAndCategoriesAsTheGameIsDefined(SparkSession spark) {
    Tree tree = TreeGrowth.ofShares(grown(spark), 1);

    assertThat(tree.nodes()).anyMatch(node -> !node.leftCategories().isEmpty());
    assertThat(tree.nodes()).anyMatch(node -> !node.isLeaf() && node.leftCategories().isEmpty());
    assertCovers(tree, 0, rows);
    TreeShap shap = new TreeShap(List.of(tree));
    for (Weighted row : rows.subList(0, 100)) {
      double[] expected = PathGame.shapley(List.of(tree), row.vector());
      double[] contributions = shap.contributions(row.vector());
      for (int column = 0; column < COLUMNS; column++) {
        assertThat(contributions[column]).isEqualTo(expected[column], within(1e-9));
      }
    }
  }

  /** What came to a node is the weight of the rows that came, not their number. */
  private static void assertCovers(Tree tree, int index, List<Weighted> came) {
    Node node = tree.nodes().get(index);
    assertThat(node.cover())
        .isEqualTo(came.stream().mapToDouble(Weighted::weight).sum(), within(1e-6));
    if (!node.isLeaf()) {
      assertCovers(
          tree,
          node.left(),
          came.stream().filter(row -> PathGame.goesLeft(node, row.vector())).toList());
      assertCovers(
          tree,
          node.right(),
          came.stream().filter(row -> !PathGame.goesLeft(node, row.vector())).toList());
    }
  }

  private DecisionTreeClassificationModel grown(SparkSession spark) {
    List<Row> data = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      double[] vector = random.doubles(COLUMNS, -2, 2).toArray();
      vector[1] = random.nextInt(4);
      vector[3] = random.nextInt(3);
      double logOdds = vector[0] + (vector[1] == 2 ? vector[2] : -0.5) + (vector[3] == 1 ? 1 : 0);
      boolean isEvent = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
      rows.add(new Weighted(Vectors.dense(vector), random.nextDouble(0.2, 3)));
      data.add(RowFactory.create(isEvent ? 1.0 : 0.0, rows.get(i).weight(), rows.get(i).values()));
    }
    Dataset<Row> given = spark.createDataFrame(data, SCHEMA).coalesce(1);
    Dataset<Row> indexed =
        new VectorIndexer()
            .setInputCol("given")
            .setOutputCol("features")
            .setMaxCategories(4)
            .fit(given)
            .transform(given);
    return new DecisionTreeClassifier().setMaxDepth(5).setWeightCol("weight").fit(indexed);
  }
}
