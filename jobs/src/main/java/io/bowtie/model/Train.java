package io.bowtie.model;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.percentile_approx;

import io.bowtie.config.BacktestConf.Scheme;
import io.bowtie.config.BandConf;
import io.bowtie.config.BowtieConf;
import io.bowtie.config.GateConf;
import io.bowtie.config.UseCaseConf;
import io.bowtie.contract.AsOf;
import io.bowtie.evaluation.ClusterBootstrap;
import io.bowtie.evaluation.GateCondition;
import io.bowtie.evaluation.GateLimits;
import io.bowtie.evaluation.GateQuestion;
import io.bowtie.evaluation.Metric;
import io.bowtie.evaluation.RankMetrics;
import io.bowtie.feature.Feature;
import io.bowtie.feature.Observations;
import io.bowtie.feature.UseCase;
import io.bowtie.feature.UseCases;
import io.bowtie.model.leakage.LeakageLedger;
import io.bowtie.model.leakage.Ledger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Trains one use case: backtest first, then the model that tonight's evidence speaks for. */
public final class Train {
  /** The edge from which an alert is raised until a use case has a threshold of its own. */
  static final String ALERT_EDGE = "B/C";

  /** So many rows fit one cached partition; MLlib's time is spent on jobs, not on rows. */
  private static final long ROWS_A_PARTITION = 100_000;

  private Train() {}

  /**
   * Trains on a night's observations.
   *
   * @param observations the night's, of the use case
   * @param untrainable features, by name, whose past is too short to learn from
   * @param champion that the new model will challenge; empty before the first promotion
   * @param executor on which origins run beside each other
   */
  public static Trained useCase(
      UseCase useCase,
      Dataset<Row> observations,
      Set<String> untrainable,
      Optional<Recipe> champion,
      BowtieConf conf,
      AsOf asOf,
      Executor executor) {
    Dataset<Row> own = ownColumns(useCase, observations, conf);
    Dataset<Row> landmarks = own.where(col("is_landmark"));
    Row summary =
        landmarks
            .agg(
                count(lit(1)),
                min("landmark"),
                max("landmark"),
                percentile_approx(
                    datediff(col("decided_known_on"), col("decided_on")), lit(0.95), lit(10_000)),
                count(col("crm_probability")))
            .first();
    int delayDays = summary.isNullAt(3) ? 0 : summary.getInt(3);
    long rows = summary.getLong(0);
    TrainingTask all =
        task(useCase, untrainable, conf, asOf, delayDays, summary.getLong(4) > 0, rows);
    if (rows == 0) {
      Ledger ledger = LeakageLedger.unmeasured(all.useCase(), all.features(), conf);
      return new Trained(
          all,
          new FitResult.TooLittle("Nothing was ever looked at."),
          evidence(useCase, List.of(), List.of(), Optional.empty(), conf),
          new Backtested(List.of(), List.of()),
          new BacktestChoices(List.of()),
          ledger,
          List.of(),
          Optional.empty(),
          PeerRates.NONE);
    }
    LandmarkDays days = new LandmarkDays(summary.getAs(1), summary.getAs(2));
    // Law 4: the optimiser sums in the order of the rows, so the order is fixed.
    Dataset<Row> frame =
        (isUndated(conf) ? Twins.joined(landmarks, rows, names(all.features())) : landmarks)
            .repartition((int) (1 + rows / ROWS_A_PARTITION), col("landmark"))
            .sortWithinPartitions("landmark", "entity_id")
            // Not cache(): hundreds of jobs would ship the way the rows came about to their tasks.
            .localCheckpoint();
    Dataset<Row> retold = own.where(col("is_retold")).localCheckpoint();
    Ledger ledger =
        LeakageLedger.of(
            all.useCase(),
            all.features(),
            conf,
            asOf,
            all.mature(frame, asOf),
            all.mature(retold, asOf));
    try (LandmarkRows held = LandmarkRows.of(frame)) {
      Ledger doubted =
          LeakageLedger.besideOthers(
              ledger,
              all.useCase(),
              conf,
              new LoneColumns(held, all, days, executor, bootstrap(conf)).tried(ledger));
      TrainingTask task = all.learningFrom(doubted.kept());
      List<Canary> canaries =
          new Canaries(task, days, executor, bootstrap(conf)).all(frame, retold, doubted.planted());
      return trained(
          new Night(useCase, conf, days, executor), held, task, doubted, canaries, champion);
    }
  }

  private static List<String> names(List<Feature> features) {
    return features.stream().map(Feature::name).toList();
  }

  /** Without the features of the other use cases, which are empty and would be carried along. */
  private static Dataset<Row> ownColumns(
      UseCase useCase, Dataset<Row> observations, BowtieConf conf) {
    List<String> given = List.of(observations.columns());
    return observations.select(
        Observations.table(UseCases.features(useCase, conf.customFields())).columnNames().stream()
            .filter(given::contains)
            .map(name -> col(name))
            .toArray(Column[]::new));
  }

  /** What stays the same for all that one night trains of a use case. */
  private record Night(UseCase useCase, BowtieConf conf, LandmarkDays days, Executor executor) {}

  private static Trained trained(
      Night night,
      LandmarkRows frame,
      TrainingTask task,
      Ledger ledger,
      List<Canary> canaries,
      Optional<Recipe> champion) {
    ClusterBootstrap bootstrap = bootstrap(night.conf());
    LandmarkDays days = night.days();
    Backtest backtest = new Backtest(frame, task, night.executor());
    Backtested backtested = backtest.run(days);
    List<TestRow> tests = backtested.tests();
    FitResult result = new FitModel(frame, task).at(task.asOf());
    Optional<Fitted> fitted = result.model();
    Optional<ChampionComparison> compared =
        champion.map(
            recipe ->
                ChampionComparison.of(
                    recipe.version(),
                    tests,
                    new Backtest(frame, recipe.on(task), night.executor()).run(days).tests(),
                    bootstrap));
    List<MetricRow> beside = new ArrayList<>();
    fitted.ifPresent(
        model ->
            beside.addAll(
                new OtherEstimates(
                        frame, task.by(model.chosen().learner()), night.executor(), bootstrap)
                    .all(days)));
    compared.ifPresent(comparison -> beside.addAll(comparison.metrics()));
    fitted.ifPresent(model -> beside.add(faithfulness(model, backtest.lastTested(days), task)));
    // What stands beside the headline is asked of the algorithm that tonight's model is: a second
    // choice among all would cost as much as the first and be printed nowhere.
    List<TestRow> decided =
        fitted
            .map(model -> task.by(model.chosen().learner()))
            .map(chosen -> decided(frame, chosen, days, night.executor()))
            .orElse(List.of());
    BacktestChoices choices =
        BacktestChoices.of(
            frame.looks(task.train().maximumTestRows()),
            task,
            days,
            limits(night.conf()),
            aucToExpect(tests, bootstrap));
    Evidence evidence =
        evidence(night.useCase(), tests, decided, choices.moreOrigins(task.useCase()), night.conf())
            .withMetrics(beside);
    return new Trained(
        task,
        result,
        evidence,
        backtested,
        choices,
        ledger,
        canaries,
        compared.map(ChampionComparison::champion),
        fitted
            .map(model -> FitPeerRates.of(task.mature(frame.table(), task.asOf()), model))
            .orElse(PeerRates.NONE));
  }

  /** What this model has, or where nothing was tested, what models of sales often have. */
  private static double aucToExpect(List<TestRow> tests, ClusterBootstrap bootstrap) {
    // One resample: only the value is asked for.
    ClusterBootstrap once = new ClusterBootstrap(1, bootstrap.seed());
    return Math.max(0.5, RankMetrics.aucRoc(new TestRows(tests).scored(), once).orElse(0.7));
  }

  /** Of tonight's model, on the rows that the backtest tested last. */
  private static MetricRow faithfulness(
      Fitted fitted, Optional<Dataset<Row>> tested, TrainingTask task) {
    Map<String, String> families =
        task.features().stream()
            .collect(Collectors.toMap(Feature::name, feature -> feature.family().word()));
    Faithfulness faithfulness = new Faithfulness(fitted.chosen().model(), families);
    return MetricRow.pooled(
        MetricRow.MODEL,
        Faithfulness.NAME,
        tested
            .map(rows -> faithfulness.on(rows, task.seed()))
            .orElse(Metric.undefined("history is too short to test on")));
  }

  private static List<TestRow> decided(
      LandmarkRows frame, TrainingTask task, LandmarkDays days, Executor executor) {
    if (!task.useCase().equals("deal")) {
      return List.of();
    }
    TrainingTask asked = task.asking(Question.WON_AGAINST_LOST);
    return new Backtest(frame, asked, executor).run(days).tests();
  }

  private static Evidence evidence(
      UseCase useCase,
      List<TestRow> tests,
      List<TestRow> decided,
      Optional<String> moreOrigins,
      BowtieConf conf) {
    Evidence evidence =
        Evidence.of(
            new TestRows(tests),
            new TestRows(decided),
            edges(conf.bands().get(useCase.name())),
            ALERT_EDGE,
            limits(conf),
            moreOrigins,
            bootstrap(conf));
    return isUndated(conf) ? evidence.adding(withoutTime(conf.gate())) : evidence;
  }

  private static boolean isUndated(BowtieConf conf) {
    return conf.train().backtest().scheme() == Scheme.GROUPED;
  }

  private static GateLimits limits(BowtieConf conf) {
    GateConf gate = conf.gate();
    return new GateLimits(
        gate.minimumEvents(),
        gate.minimumNonEvents(),
        gate.lowestSlope(),
        gate.highestSlope(),
        isUndated(conf) ? originsWithoutTime(gate) : gate.minimumOrigins(),
        gate.smallestGain(),
        gate.largestRankingLoss(),
        gate.rankingMargin());
  }

  private static ClusterBootstrap bootstrap(BowtieConf conf) {
    return new ClusterBootstrap(conf.train().resamples(), conf.seed());
  }

  /** No fold is an origin: only a sign-off lets a model past rules_only without one. */
  private static int originsWithoutTime(GateConf gate) {
    return gate.undated().isPresent() ? 0 : Math.max(1, gate.minimumOrigins());
  }

  private static GateCondition withoutTime(GateConf gate) {
    return GateCondition.of(
            GateQuestion.TRUST,
            gate.undated().isPresent(),
            Trained.WITHOUT_TIME
                + gate.undated()
                    .map(signed -> " " + signed.by() + " signs it off: " + signed.reason())
                    .orElse(""))
        .orElse(
            "Somebody who answers for that signs it off in gate.sign-off-undated; without that no"
                + " model of such data is published.");
  }

  private static Map<String, Double> edges(BandConf bands) {
    Map<String, Double> edges = new LinkedHashMap<>();
    edges.put("A/B", bands.a());
    edges.put(ALERT_EDGE, bands.b());
    edges.put("C/D", bands.c());
    return edges;
  }

  private static TrainingTask task(
      UseCase useCase,
      Set<String> untrainable,
      BowtieConf conf,
      AsOf asOf,
      int delayDays,
      boolean hasCrmProbability,
      long rows) {
    UseCaseConf own = conf.useCases().get(useCase.name());
    return new TrainingTask(
        useCase.name(),
        Question.WITHIN_HORIZON,
        new LabelRule(own.horizonDays(), own.graceDays(), Math.max(0, delayDays)),
        UseCases.features(useCase, conf.customFields()).stream()
            .filter(feature -> !untrainable.contains(feature.name()))
            .toList(),
        BaselineSpec.of(useCase.name()).stream()
            .filter(spec -> hasCrmProbability || !spec.equals(BaselineSpec.CRM_PROBABILITY))
            .toList(),
        dimensions(useCase, conf),
        Learner.of(conf.train(), rows),
        conf.train(),
        asOf,
        conf.seed());
  }

  /** Groups of bias, and the stage where the use case knows one. */
  private static List<String> dimensions(UseCase useCase, BowtieConf conf) {
    return Stream.concat(
            conf.biasDimensions().stream().map(dimension -> dimension + "_group"),
            useCase.features().stream()
                .map(Feature::name)
                .filter(name -> name.equals(Evidence.STAGE)))
        .toList();
  }
}
