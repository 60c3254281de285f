package io.bowtie.config;

/**
 * When and how models are trained.
 *
 * @param cadenceDays a model is due this many as-of days after the last one
 * @param origins cuts of the rolling backtest, at most
 * @param originStepDays distance between cuts
 * @param calibrationShare share of the events, the latest, by which grid points are compared and
 *     calibrated; of the grouped scheme the share of the accounts
 * @param minimumCategoryRows categories seen less often fold into {@code other}
 * @param logisticRegression a candidate's grid
 * @param boostedTrees a candidate's grid
 * @param randomForest a candidate's grid
 * @param resamples bootstrap resamples behind each interval
 * @param maximumTestRows most test rows that come to the driver for one use case
 * @param backtest what is held out
 */
public record TrainConf(
    int cadenceDays,
    int origins,
    int originStepDays,
    double calibrationShare,
    int minimumCategoryRows,
    LogisticRegressionConf logisticRegression,
    BoostedTreesConf boostedTrees,
    RandomForestConf randomForest,
    int resamples,
    int maximumTestRows,
    BacktestConf backtest) {

  static TrainConf read(ConfSection section) {
    TrainConf conf =
        new TrainConf(
            section.integer("cadence-days"),
            section.integer("origins"),
            section.integer("origin-step-days"),
            section.number("calibration-share"),
            section.integer("minimum-category-rows"),
            section.section(Algorithm.LOGISTIC_REGRESSION.key(), LogisticRegressionConf::read),
            section.section(Algorithm.GRADIENT_BOOSTED_TREES.key(), BoostedTreesConf::read),
            section.section(Algorithm.RANDOM_FOREST.key(), RandomForestConf::read),
            section.integer("resamples"),
            section.integer("maximum-test-rows"),
            BacktestConf.read(section));
    if (!conf.logisticRegression.isEnabled()
        && !conf.boostedTrees.isEnabled()
        && !conf.randomForest.isEnabled()) {
      throw section
          .wrong(Algorithm.LOGISTIC_REGRESSION.key(), "No algorithm is enabled")
          .why("Nothing could be trained, and nothing would be scored.")
          .remedy("Enable one of logistic-regression, gradient-boosted-trees, random-forest.");
    }
    return conf;
  }

  /**
   * One cheap logistic regression at the last cut: for trials of the evidence itself.
   *
   * @param steps that its test window is long
   */
  public TrainConf trial(int steps) {
    return new TrainConf(
        cadenceDays,
        1,
        originStepDays * steps,
        calibrationShare,
        minimumCategoryRows,
        logisticRegression.trial(),
        boostedTrees.enabled(false),
        randomForest.enabled(false),
        resamples,
        maximumTestRows,
        backtest.trial());
  }
}
