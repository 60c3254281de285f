package io.bowtie.job;

import io.bowtie.contract.TableContract;
import io.bowtie.governance.GovernanceTables;
import io.bowtie.governance.RolloutTables;
import io.bowtie.governance.feedback.FeedbackTables;
import io.bowtie.kpi.KpiTables;
import io.bowtie.model.evidence.EvidenceTables;
import io.bowtie.model.evidence.GateTables;
import io.bowtie.model.leakage.LeakageTables;
import io.bowtie.model.registry.RegistryTables;
import io.bowtie.quality.QualityTables;
import io.bowtie.recommendation.RecommendationTables;
import io.bowtie.report.ModelCards;
import io.bowtie.report.Report;
import io.bowtie.report.ReportInput;
import io.bowtie.report.ReportResult;
import io.bowtie.report.ReportSettings;
import io.bowtie.report.ReportTables;
import io.bowtie.scoring.ScoringTables;
import io.bowtie.scoring.drift.DriftTables;
import io.bowtie.scoring.realised.RealisedTables;
import io.bowtie.scoring.threshold.ThresholdTables;
import java.util.List;
import java.util.stream.Stream;

/** Writes the night's pages and the model cards. */
final class ReportJob implements Job {
  @Override
  public String name() {
    return "report";
  }

  @Override
  public String purpose() {
    return "Writes the night's pages, which wait for its publication, and the model cards.";
  }

  @Override
  public List<String> reads() {
    return Stream.of(
            ScoringTables.SCORES,
            ScoringTables.SCORE_REASONS,
            RecommendationTables.RECOMMENDATIONS,
            RegistryTables.MODEL_REGISTRY,
            RegistryTables.MODEL_EVENTS,
            GateTables.GATE_CONDITIONS,
            GateTables.BACKTEST_ORIGINS,
            EvidenceTables.MODEL_METRICS,
            EvidenceTables.CONFUSION_MATRICES,
            EvidenceTables.CALIBRATION_BINS,
            EvidenceTables.LIFT_DECILES,
            EvidenceTables.GROUP_METRICS,
            LeakageTables.LEAKAGE_LEDGER,
            EvidenceTables.CANARIES,
            EvidenceTables.CALIBRATION_GROUPS,
            DriftTables.DRIFT,
            ThresholdTables.THRESHOLDS,
            ThresholdTables.THRESHOLD_EVIDENCE,
            RealisedTables.REALISED_PERFORMANCE,
            RealisedTables.EXPECTED_PERFORMANCE,
            KpiTables.KPIS,
            KpiTables.PIPELINE_VELOCITY,
            QualityTables.QUALITY_CHECKS,
            QualityTables.QUARANTINE,
            ScoringTables.REASON_STABILITY,
            GovernanceTables.USE_CASE_STATUS,
            GovernanceTables.USE_CASE_EVENTS,
            RolloutTables.ROLLOUT_CHECKS,
            FeedbackTables.RECOMMENDATION_OUTCOMES,
            FeedbackTables.DECISION_RATES,
            FeedbackTables.LIMIT_CHECKS)
        .map(TableContract::qualifiedName)
        .toList();
  }

  @Override
  public List<String> writes() {
    return List.of(
        ReportTables.MODEL_CARDS.qualifiedName(), "<reports>/unpublished/<as-of>/<run>/*.html");
  }

  @Override
  public JobResult run(RunContext context) {
    ReportResult result = pages(context);
    long cards =
        context
            .store()
            .replaceAsOf(
                ReportTables.MODEL_CARDS,
                context.asOf(),
                ModelCards.rows(context.spark(), result.cards(), context.asOf(), context.runId()))
            .rows();
    return new JobResult.Done(
        0,
        cards,
        result.files().size()
            + " files, published with the night; to look at them before: "
            + result.index());
  }

  /** Writes the night's pages as the tables are now. */
  static ReportResult pages(RunContext context) {
    return Report.write(
        new ReportInput(
            context.store(),
            context.asOf(),
            context.runId(),
            new ReportSettings(
                context.conf().company(),
                context.conf().reportingCurrency(),
                context.conf().reports()),
            Cards.contexts(context.conf()),
            Boundaries.drawn(),
            List.of()));
  }
}
