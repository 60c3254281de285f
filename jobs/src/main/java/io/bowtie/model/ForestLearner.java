package io.bowtie.model;

import io.bowtie.config.Algorithm;
import io.bowtie.config.RandomForestConf;
import io.bowtie.model.tree.Ensemble;
import io.bowtie.model.tree.Tree;
import io.bowtie.model.tree.TreeGrowth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.ml.classification.RandomForestClassificationModel;
import org.apache.spark.ml.classification.RandomForestClassifier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A random forest.
 *
 * @param trees grown beside each other
 * @param depth of each
 * @param minimumRows of a leaf
 */
record ForestLearner(int trees, int depth, int minimumRows) implements Learner {

  static List<Learner> grid(RandomForestConf conf, long rows) {
    return conf.isEnabled()
        ? conf.depths(rows).stream()
            .<Learner>map(depth -> new ForestLearner(conf.trees(), depth, conf.minimumRows()))
            .toList()
        : List.of();
  }

  static Learner of(Map<String, Double> hyperparameters) {
    return new ForestLearner(
        hyperparameters.get("trees").intValue(),
        hyperparameters.get("depth").intValue(),
        hyperparameters.get("minimum_rows").intValue());
  }

  @Override
  public Algorithm algorithm() {
    return Algorithm.RANDOM_FOREST;
  }

  @Override
  public Map<String, Number> hyperparameters() {
    return new TreeMap<>(Map.of("trees", trees, "depth", depth, "minimum_rows", minimumRows));
  }

  @Override
  public BesideMllib fitBeside(Dataset<Row> encoded, FeatureEncoding encoding, long seed) {
    RandomForestClassificationModel fitted =
        new RandomForestClassifier()
            .setNumTrees(trees)
            .setMaxDepth(depth)
            .setMinInstancesPerNode(minimumRows)
            .setSeed(seed)
            .fit(encoded);
    List<Tree> grown =
        Stream.of(fitted.trees())
            .map(tree -> TreeGrowth.ofShares(tree, 1.0 / fitted.trees().length))
            .toList();
    return new BesideMllib(fitted, new RandomForest(encoding, new Ensemble(grown)));
  }
}
