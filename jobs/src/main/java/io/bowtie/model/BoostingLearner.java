package io.bowtie.model;

import io.bowtie.config.Algorithm;
import io.bowtie.config.BoostedTreesConf;
import io.bowtie.model.tree.Ensemble;
import io.bowtie.model.tree.Tree;
import io.bowtie.model.tree.TreeGrowth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.ml.classification.GBTClassificationModel;
import org.apache.spark.ml.classification.GBTClassifier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Gradient-boosted trees.
 *
 * @param trees grown one after the other
 * @param depth of each
 * @param step share of each tree's correction that is taken
 * @param subsample share of the rows that each tree sees
 * @param columnShare share of the columns that each split chooses from
 * @param minimumRows of a leaf
 * @param mayStop whether fewer trees are offered beside all of them
 */
record BoostingLearner(
    int trees,
    int depth,
    double step,
    double subsample,
    double columnShare,
    int minimumRows,
    boolean mayStop)
    implements Learner {
  /** At so many places, evenly, it may stop. */
  private static final int STOPS = 8;

  static List<Learner> grid(BoostedTreesConf conf, long rows) {
    return conf.isEnabled()
        ? conf.depths(rows).stream()
            .<Learner>map(
                depth ->
                    new BoostingLearner(
                        conf.trees(rows),
                        depth,
                        conf.step(),
                        conf.subsample(),
                        conf.columnShare(),
                        conf.minimumRows(),
                        true))
            .toList()
        : List.of();
  }

  static Learner of(Map<String, Double> hyperparameters) {
    return new BoostingLearner(
        hyperparameters.get("trees").intValue(),
        hyperparameters.get("depth").intValue(),
        hyperparameters.get("step"),
        hyperparameters.get("subsample"),
        hyperparameters.get("column_share"),
        hyperparameters.get("minimum_rows").intValue(),
        false);
  }

  /**
   * Trees come one after the other and know nothing of those to come, so the first of them are what
   * a fit of so many would have been.
   */
  @Override
  public List<Offer> offers(Model fitted) {
    if (!mayStop) {
      return List.of(new Offer(this, fitted));
    }
    List<Tree> grown = ((BoostedTrees) fitted).trees().trees();
    return IntStream.rangeClosed(1, STOPS)
        .map(stop -> Math.max(1, trees * stop / STOPS))
        .distinct()
        .mapToObj(
            first ->
                new Offer(
                    new BoostingLearner(
                        first, depth, step, subsample, columnShare, minimumRows, false),
                    new BoostedTrees(fitted.encoding(), new Ensemble(grown.subList(0, first)))))
        .toList();
  }

  @Override
  public Algorithm algorithm() {
    return Algorithm.GRADIENT_BOOSTED_TREES;
  }

  @Override
  public Map<String, Number> hyperparameters() {
    return new TreeMap<>(
        Map.of(
            "trees", trees,
            "depth", depth,
            "step", step,
            "subsample", subsample,
            "column_share", columnShare,
            "minimum_rows", minimumRows));
  }

  @Override
  public BesideMllib fitBeside(Dataset<Row> encoded, FeatureEncoding encoding, long seed) {
    GBTClassificationModel fitted =
        new GBTClassifier()
            .setMaxIter(trees)
            .setMaxDepth(depth)
            .setStepSize(step)
            .setSubsamplingRate(subsample)
            .setFeatureSubsetStrategy(columnShare < 1 ? String.valueOf(columnShare) : "all")
            .setMinInstancesPerNode(minimumRows)
            .setSeed(seed)
            .fit(encoded);
    List<Tree> grown =
        IntStream.range(0, fitted.trees().length)
            .mapToObj(i -> TreeGrowth.ofMeans(fitted.trees()[i], 2 * fitted.treeWeights()[i]))
            .toList();
    return new BesideMllib(fitted, new BoostedTrees(encoding, new Ensemble(grown)));
  }
}
