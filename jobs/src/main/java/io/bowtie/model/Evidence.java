package io.bowtie.model;

import static io.bowtie.model.MetricRow.MODEL;

import io.bowtie.contract.AsOf;
import io.bowtie.evaluation.CalibrationBin;
import io.bowtie.evaluation.CalibrationCurve;
import io.bowtie.evaluation.CalibrationGroup;
import io.bowtie.evaluation.CalibrationLine;
import io.bowtie.evaluation.ClusterBootstrap;
import io.bowtie.evaluation.ConfusionMatrix;
import io.bowtie.evaluation.EvidenceGate;
import io.bowtie.evaluation.GateCondition;
import io.bowtie.evaluation.GateDecision;
import io.bowtie.evaluation.GateEvidence;
import io.bowtie.evaluation.GateLimits;
import io.bowtie.evaluation.GroupMetrics;
import io.bowtie.evaluation.GroupReport;
import io.bowtie.evaluation.LiftDecile;
import io.bowtie.evaluation.LiftTable;
import io.bowtie.evaluation.Metric;
import io.bowtie.evaluation.PairedSkill;
import io.bowtie.evaluation.ProbabilityMetrics;
import io.bowtie.evaluation.RankMetrics;
import io.bowtie.evaluation.ScoredRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
   * @param moreOrigins what would leave more of them; empty where nothing would
   */
  static Evidence of(
      TestRows tests,
      TestRows decided,
      Map<String, Double> edges,
      String alertEdge,
      GateLimits limits,
      Optional<String> moreOrigins,
      ClusterBootstrap bootstrap) {
    ScoredRows rows = tests.scored();
    String best = bestBaseline(tests, bootstrap);
    PairedSkill model = PairedSkill.of(tests.pairs(TestRow::probability, best), bootstrap);
    CalibrationLine line = CalibrationLine.of(rows, bootstrap);
    List<MetricRow> metrics = new ArrayList<>(pooled(tests, rows, line, bootstrap));
    metrics.add(MetricRow.pooled(MODEL, "log_loss_difference", model.logLoss()));
    metrics.add(MetricRow.pooled(MODEL, "auc_roc_difference", model.auc()));
    metrics.add(MetricRow.pooled(MODEL, "auc_pr_difference", model.averagePrecision()));
    metrics.add(
        MetricRow.pooled(
            MODEL,
            "brier_skill",
            ProbabilityMetrics.brierSkill(tests.pairs(TestRow::probability, best), bootstrap)));
    metrics.addAll(byOrigin(tests, bootstrap));
    metrics.addAll(decided(decided, bootstrap));
    GateDecision decision =
        new EvidenceGate(limits)
            .decide(
                new GateEvidence(
                    best,
                    model,
                    RankMetrics.aucRoc(rows, bootstrap),
                    PairedSkill.of(
                        tests.pairs(
                            row -> row.baselines().get(best), BaselineSpec.BASE_RATE.name()),
                        bootstrap),
                    RankMetrics.aucRoc(tests.scored(row -> row.baselines().get(best)), bootstrap),
                    line.slope(),
                    tests.tested(),
                    tests.byOrigin().size(),
                    moreOrigins));
    return new Evidence(
        best,
        decision,
        List.copyOf(metrics),
        confusions(tests, edges),
        CalibrationCurve.of(rows).bins(),
        CalibrationCurve.of(tests.scored(row -> row.baselines().get(best))).bins(),
        LiftTable.of(rows),
        // A stage is no group of people: deals of different stages are to be scored differently.
        GroupMetrics.report(tests.grouped(STAGE), edges.get(alertEdge), bootstrap),
        CalibrationGroup.of(tests.grouped(""), bootstrap));
  }

  /** The same with one more condition that the gate names; the verdict stays. */
  Evidence adding(GateCondition condition) {
    return new Evidence(
        bestBaseline,
        decision.adding(condition),
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

  private static List<MetricRow> pooled(
      TestRows tests, ScoredRows rows, CalibrationLine line, ClusterBootstrap bootstrap) {
    List<MetricRow> metrics = new ArrayList<>(MetricRow.core(MODEL, rows, bootstrap));
    metrics.add(MetricRow.pooled(MODEL, "calibration_slope", line.slope()));
    metrics.add(MetricRow.pooled(MODEL, "calibration_intercept", line.intercept()));
    CalibrationCurve curve = CalibrationCurve.of(rows);
    metrics.add(MetricRow.pooled(MODEL, "ece", curve.expectedCalibrationError()));
    curve
        .noiseFloor(bootstrap.seed())
        .ifPresent(
            floor -> {
              metrics.add(
                  MetricRow.pooled(
                      MODEL,
                      "ece_noise_floor",
                      Metric.of(floor.mean(), "probability", rows.size())));
              metrics.add(
                  MetricRow.pooled(
                      MODEL,
                      "ece_noise_floor_p95",
                      Metric.of(floor.p95(), "probability", rows.size())));
            });
    for (String candidate : tests.candidates()) {
      ScoredRows own = tests.scored(row -> row.candidates().get(candidate));
      metrics.addAll(MetricRow.core(candidate, own, bootstrap));
    }
    for (String baseline : tests.baselines()) {
      ScoredRows own = tests.scored(row -> row.baselines().get(baseline));
      metrics.addAll(MetricRow.core(baseline, own, bootstrap));
    }
    return metrics;
  }

  private static List<MetricRow> byOrigin(TestRows tests, ClusterBootstrap bootstrap) {
    List<MetricRow> metrics = new ArrayList<>();
    tests
        .byOrigin()
        .forEach(
            (cut, some) ->
                metrics.addAll(
                    MetricRow.core(
                        MODEL,
                        Question.WITHIN_HORIZON,
                        Optional.of(cut),
                        some.scored(),
                        bootstrap)));
    return metrics;
  }

  private static List<MetricRow> decided(TestRows decided, ClusterBootstrap bootstrap) {
    return decided.all().isEmpty()
        ? List.of()
        : MetricRow.core(
            MODEL, Question.WON_AGAINST_LOST, Optional.empty(), decided.scored(), bootstrap);
  }

  private static List<Confusion> confusions(TestRows tests, Map<String, Double> edges) {
    List<Confusion> confusions = new ArrayList<>();
    edges.forEach(
        (edge, threshold) -> {
          confusions.add(confusion(Optional.empty(), edge, threshold, tests));
          tests
              .byOrigin()
              .forEach(
                  (cut, some) ->
                      confusions.add(confusion(Optional.of(cut), edge, threshold, some)));
        });
    return List.copyOf(confusions);
  }

  private static Confusion confusion(
      Optional<AsOf> origin, String edge, double threshold, TestRows tests) {
    return new Confusion(origin, edge, threshold, ConfusionMatrix.at(tests.scored(), threshold));
  }

  private static String bestBaseline(TestRows tests, ClusterBootstrap bootstrap) {
    // One resample: only the values are compared here.
    ClusterBootstrap once = new ClusterBootstrap(1, bootstrap.seed());
    return tests.baselines().stream()
        .min(
            Comparator.comparingDouble(
                name ->
                    ProbabilityMetrics.logLoss(tests.scored(row -> row.baselines().get(name)), once)
                        .orElse(Double.POSITIVE_INFINITY)))
        .orElse(BaselineSpec.BASE_RATE.name());
  }
}
