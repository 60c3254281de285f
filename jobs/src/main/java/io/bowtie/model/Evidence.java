package io.bowtie.model;

import io.bowtie.contract.AsOf;
import io.bowtie.evaluation.CalibrationBin;
import io.bowtie.evaluation.CalibrationCurve;
import io.bowtie.evaluation.CalibrationGroup;
import io.bowtie.evaluation.CalibrationLine;
import io.bowtie.evaluation.ClusterBootstrap;
import io.bowtie.evaluation.ConfusionMatrix;
import io.bowtie.evaluation.CoreMetrics;
import io.bowtie.evaluation.EvidenceGate;
import io.bowtie.evaluation.GateDecision;
import io.bowtie.evaluation.GateDecision.Condition;
import io.bowtie.evaluation.GateEvidence;
import io.bowtie.evaluation.GateLimits;
import io.bowtie.evaluation.GroupMetrics;
import io.bowtie.evaluation.GroupReport;
import io.bowtie.evaluation.GroupedRow;
import io.bowtie.evaluation.LiftDecile;
import io.bowtie.evaluation.LiftTable;
import io.bowtie.evaluation.Metric;
import io.bowtie.evaluation.PairedRow;
import io.bowtie.evaluation.ProbabilityMetrics;
import io.bowtie.evaluation.ScoredRow;
import io.bowtie.evaluation.ScoredRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What the backtest's rows say, pooled and by origin: figures, gate, and the tables behind the
 * pages.
 *
 * @param bestBaseline least pooled log loss; the base rate when nothing was tested
 * @param decision of the gate
 * @param metrics figures of the model and of each baseline
 * @param confusions by origin (empty for pooled) and band edge
 * @param bins of the model
 * @param baselineBins of the best baseline
 * @param lift of the model
 * @param groups of the model at the alert threshold
 * @param calibrationGroups of the model, by stage too where there is one
 */
record Evidence(
    String bestBaseline,
    GateDecision decision,
    List<MetricRow> metrics,
    List<Confusion> confusions,
    List<CalibrationBin> bins,
    List<CalibrationBin> baselineBins,
    List<LiftDecile> lift,
    GroupReport groups,
    List<CalibrationGroup> calibrationGroups) {
  /** What the metrics of the model are filed under: at each cut, the candidate chosen there. */
  static final String MODEL = "model";

  /** The feature by which calibration is looked at beside the groups of bias. */
  static final String STAGE = "stage";

  /**
   * A matrix at a band edge.
   *
   * @param origin the cut; empty for all pooled
   * @param edge such as B/C
   * @param threshold the edge's probability
   * @param matrix the four counts
   */
  record Confusion(Optional<AsOf> origin, String edge, double threshold, ConfusionMatrix matrix) {}

  /**
   * Weighs the backtest.
   *
   * @param tests of the model's own question
   * @param decided of won against lost; empty where it is not asked
   * @param edges band edge to threshold
   * @param alertEdge the edge at which groups are compared
   */
  static Evidence of(
      List<TestRow> tests,
      List<TestRow> decided,
      Map<String, Double> edges,
      String alertEdge,
      GateLimits limits,
      ClusterBootstrap bootstrap) {
    ScoredRows rows = scored(tests, TestRow::probability);
    String best = bestBaseline(tests, bootstrap);
    List<MetricRow> metrics = new ArrayList<>();
    CalibrationLine line = CalibrationLine.of(rows, bootstrap);
    Metric againstBaseline = difference(tests, TestRow::probability, best, bootstrap);
    Metric baselineAgainstBaseRate =
        difference(
            tests, row -> row.baselines().get(best), BaselineSpec.BASE_RATE.name(), bootstrap);
    addPooled(metrics, tests, rows, line, bootstrap);
    metrics.add(pooled(MODEL, "log_loss_difference", againstBaseline));
    metrics.add(
        pooled(
            MODEL,
            "brier_skill",
            ProbabilityMetrics.brierSkill(pairs(tests, TestRow::probability, best), bootstrap)));
    byOrigin(tests).forEach((origin, some) -> addOrigin(metrics, origin, some, bootstrap));
    addDecided(metrics, decided, bootstrap);
    GateDecision decision =
        new EvidenceGate(limits)
            .decide(
                new GateEvidence(
                    best,
                    againstBaseline,
                    baselineAgainstBaseRate,
                    line.slope(),
                    rows.eventCount(),
                    rows.nonEventCount(),
                    byOrigin(tests).size()));
    return new Evidence(
        best,
        decision,
        List.copyOf(metrics),
        confusions(tests, edges),
        CalibrationCurve.of(rows).bins(),
        CalibrationCurve.of(scored(tests, row -> row.baselines().get(best))).bins(),
        LiftTable.of(rows),
        GroupMetrics.report(grouped(tests, STAGE), edges.get(alertEdge), bootstrap),
        CalibrationGroup.of(grouped(tests, ""), bootstrap));
  }

  /** The same with one more condition that the gate names; the verdict stays. */
  Evidence adding(Condition condition) {
    return new Evidence(
        bestBaseline,
        new GateDecision(
            decision.verdict(),
            Stream.concat(decision.conditions().stream(), Stream.of(condition)).toList()),
        metrics,
        confusions,
        bins,
        baselineBins,
        lift,
        groups,
        calibrationGroups);
  }

  /** The same with figures of what was tested beside the model. */
  Evidence withMetrics(List<MetricRow> more) {
    return new Evidence(
        bestBaseline,
        decision,
        Stream.concat(metrics.stream(), more.stream()).toList(),
        confusions,
        bins,
        baselineBins,
        lift,
        groups,
        calibrationGroups);
  }

  private static void addPooled(
      List<MetricRow> metrics,
      List<TestRow> tests,
      ScoredRows rows,
      CalibrationLine line,
      ClusterBootstrap bootstrap) {
    addCore(metrics, MODEL, Question.WITHIN_HORIZON, Optional.empty(), rows, bootstrap);
    metrics.add(pooled(MODEL, "calibration_slope", line.slope()));
    metrics.add(pooled(MODEL, "calibration_intercept", line.intercept()));
    CalibrationCurve curve = CalibrationCurve.of(rows);
    metrics.add(pooled(MODEL, "ece", curve.expectedCalibrationError()));
    curve
        .noiseFloor(bootstrap.seed())
        .ifPresent(
            floor -> {
              metrics.add(
                  pooled(
                      MODEL,
                      "ece_noise_floor",
                      Metric.of(floor.mean(), "probability", rows.size())));
              metrics.add(
                  pooled(
                      MODEL,
                      "ece_noise_floor_p95",
                      Metric.of(floor.p95(), "probability", rows.size())));
            });
    for (String candidate : names(tests, TestRow::candidates)) {
      addOther(metrics, candidate, tests, row -> row.candidates().get(candidate), bootstrap);
    }
    for (String baseline : names(tests, TestRow::baselines)) {
      addOther(metrics, baseline, tests, row -> row.baselines().get(baseline), bootstrap);
    }
  }

  /** Adds the core figures of something that was tested beside the model. */
  static void addOther(
      List<MetricRow> metrics,
      String name,
      List<TestRow> tests,
      ToDoubleFunction<TestRow> probability,
      ClusterBootstrap bootstrap) {
    addCore(
        metrics,
        name,
        Question.WITHIN_HORIZON,
        Optional.empty(),
        scored(tests, probability),
        bootstrap);
  }

  private static void addOrigin(
      List<MetricRow> metrics, AsOf origin, List<TestRow> tests, ClusterBootstrap bootstrap) {
    addCore(
        metrics,
        MODEL,
        Question.WITHIN_HORIZON,
        Optional.of(origin),
        scored(tests, TestRow::probability),
        bootstrap);
  }

  private static void addDecided(
      List<MetricRow> metrics, List<TestRow> decided, ClusterBootstrap bootstrap) {
    if (!decided.isEmpty()) {
      addCore(
          metrics,
          MODEL,
          Question.WON_AGAINST_LOST,
          Optional.empty(),
          scored(decided, TestRow::probability),
          bootstrap);
    }
  }

  private static void addCore(
      List<MetricRow> metrics,
      String candidate,
      Question question,
      Optional<AsOf> origin,
      ScoredRows rows,
      ClusterBootstrap bootstrap) {
    CoreMetrics.of(rows, bootstrap)
        .forEach(
            (name, metric) ->
                metrics.add(new MetricRow(candidate, question, origin, name, metric)));
  }

  /** A figure over all origins, of the model's own question. */
  static MetricRow pooled(String candidate, String name, Metric metric) {
    return new MetricRow(candidate, Question.WITHIN_HORIZON, Optional.empty(), name, metric);
  }

  private static List<Confusion> confusions(List<TestRow> tests, Map<String, Double> edges) {
    List<Confusion> confusions = new ArrayList<>();
    edges.forEach(
        (edge, threshold) -> {
          confusions.add(confusion(Optional.empty(), edge, threshold, tests));
          byOrigin(tests)
              .forEach(
                  (origin, some) ->
                      confusions.add(confusion(Optional.of(origin), edge, threshold, some)));
        });
    return List.copyOf(confusions);
  }

  private static Confusion confusion(
      Optional<AsOf> origin, String edge, double threshold, List<TestRow> tests) {
    return new Confusion(
        origin,
        edge,
        threshold,
        ConfusionMatrix.at(scored(tests, TestRow::probability), threshold));
  }

  private static String bestBaseline(List<TestRow> tests, ClusterBootstrap bootstrap) {
    // One resample: only the values are compared here.
    ClusterBootstrap once = new ClusterBootstrap(1, bootstrap.seed());
    return names(tests, TestRow::baselines).stream()
        .min(
            Comparator.comparingDouble(
                name ->
                    ProbabilityMetrics.logLoss(
                            scored(tests, row -> row.baselines().get(name)), once)
                        .orElse(Double.POSITIVE_INFINITY)))
        .orElse(BaselineSpec.BASE_RATE.name());
  }

  private static List<String> names(
      List<TestRow> tests, Function<TestRow, Map<String, Double>> probabilities) {
    return tests.stream()
        .findFirst()
        .map(row -> probabilities.apply(row).keySet().stream().sorted().toList())
        .orElse(List.of());
  }

  private static Metric difference(
      List<TestRow> tests,
      ToDoubleFunction<TestRow> model,
      String baseline,
      ClusterBootstrap bootstrap) {
    return bootstrap.pairedLogLossDifference(pairs(tests, model, baseline));
  }

  private static List<PairedRow> pairs(
      List<TestRow> tests, ToDoubleFunction<TestRow> model, String baseline) {
    return tests.stream()
        .map(
            row ->
                new PairedRow(
                    row.cluster(),
                    model.applyAsDouble(row),
                    row.baselines().get(baseline),
                    row.isEvent()))
        .toList();
  }

  private static ScoredRows scored(List<TestRow> tests, ToDoubleFunction<TestRow> probability) {
    return ScoredRows.of(tests.stream().map(row -> scoredRow(row, probability)).toList());
  }

  private static ScoredRow scoredRow(TestRow row, ToDoubleFunction<TestRow> probability) {
    return new ScoredRow(
        // The same entity is tested once an origin.
        row.origin().map(cut -> row.entityId() + "@" + cut).orElse(row.entityId()),
        row.cluster(),
        probability.applyAsDouble(row),
        row.isEvent(),
        row.money());
  }

  /** A stage is no group of people: deals of different stages are to be scored differently. */
  private static List<GroupedRow> grouped(List<TestRow> tests, String leftOut) {
    return tests.stream()
        .map(
            row -> {
              Map<String, String> groups = new LinkedHashMap<>(row.groups());
              groups.remove(leftOut);
              return new GroupedRow(scoredRow(row, TestRow::probability), groups);
            })
        .toList();
  }

  private static TreeMap<AsOf, List<TestRow>> byOrigin(List<TestRow> tests) {
    TreeMap<AsOf, List<TestRow>> byOrigin = new TreeMap<>();
    for (TestRow row : tests) {
      row.origin()
          .ifPresent(cut -> byOrigin.computeIfAbsent(cut, some -> new ArrayList<>()).add(row));
    }
    return byOrigin;
  }
}
