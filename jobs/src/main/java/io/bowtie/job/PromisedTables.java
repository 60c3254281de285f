package io.bowtie.job;

import io.bowtie.bronze.BronzeTables;
import io.bowtie.config.BowtieConf;
import io.bowtie.config.CustomField;
import io.bowtie.contract.TableContract;
import io.bowtie.feature.Feature;
import io.bowtie.feature.FeatureHistory;
import io.bowtie.feature.Observations;
import io.bowtie.feature.UseCases;
import io.bowtie.governance.GovernanceTables;
import io.bowtie.governance.RolloutTables;
import io.bowtie.governance.audit.AuditTables;
import io.bowtie.governance.feedback.FeedbackTables;
import io.bowtie.kpi.KpiTables;
import io.bowtie.model.evidence.EvidenceTables;
import io.bowtie.model.evidence.GateTables;
import io.bowtie.model.evidence.PredictionTables;
import io.bowtie.model.leakage.LeakageTables;
import io.bowtie.model.registry.RegistryTables;
import io.bowtie.quality.QualityTables;
import io.bowtie.recommendation.RecommendationTables;
import io.bowtie.report.ReportTables;
import io.bowtie.scoring.ChallengerScores;
import io.bowtie.scoring.ScoringTables;
import io.bowtie.scoring.drift.DriftTables;
import io.bowtie.scoring.realised.RealisedTables;
import io.bowtie.scoring.threshold.ThresholdTables;
import io.bowtie.silver.Entity;
import io.bowtie.silver.IdentityTables;
import io.bowtie.silver.Silver;
import io.bowtie.silver.SilverLedger;
import io.bowtie.silver.Snapshots;
import io.bowtie.store.StoreTables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every table that a warehouse may hold beside raw ones, whether it was written yet or not. */
final class PromisedTables {
  private static final List<TableContract> GOLD =
      List.of(
          IdentityTables.IDENTITY_LINKS,
          QualityTables.QUALITY_CHECKS,
          QualityTables.QUARANTINE,
          RegistryTables.MODEL_REGISTRY,
          RegistryTables.MODEL_EVENTS,
          GateTables.GATE_CONDITIONS,
          GateTables.BACKTEST_ORIGINS,
          GateTables.BACKTEST_CHOICES,
          EvidenceTables.MODEL_METRICS,
          EvidenceTables.CONFUSION_MATRICES,
          EvidenceTables.CALIBRATION_BINS,
          EvidenceTables.LIFT_DECILES,
          EvidenceTables.GROUP_METRICS,
          EvidenceTables.CANARIES,
          EvidenceTables.CALIBRATION_GROUPS,
          LeakageTables.LEAKAGE_LEDGER,
          PredictionTables.BACKTEST_PREDICTIONS,
          DriftTables.TRAINING_PROFILES,
          DriftTables.DRIFT,
          ScoringTables.SCORES,
          ScoringTables.SCORE_REASONS,
          ScoringTables.SHADOW_SCORES,
          ScoringTables.SHADOW_SCORE_REASONS,
          ScoringTables.REASON_STABILITY,
          ChallengerScores.CHALLENGER_SCORES,
          RealisedTables.REALISED_PERFORMANCE,
          RealisedTables.EXPECTED_PERFORMANCE,
          ThresholdTables.THRESHOLDS,
          ThresholdTables.THRESHOLD_EVIDENCE,
          RecommendationTables.RECOMMENDATIONS,
          RecommendationTables.SHADOW_RECOMMENDATIONS,
          RecommendationTables.HELD_OUT,
          KpiTables.KPIS,
          KpiTables.PIPELINE_VELOCITY,
          FeedbackTables.RECOMMENDATION_OUTCOMES,
          FeedbackTables.DECISION_RATES,
          FeedbackTables.LIMIT_CHECKS,
          GovernanceTables.USE_CASE_EVENTS,
          GovernanceTables.USE_CASE_STATUS,
          GovernanceTables.DECISIONS,
          RolloutTables.ROLLOUT_CHECKS,
          AuditTables.AUDIT_LOG,
          AuditTables.AUDIT_HEADS,
          ReportTables.MODEL_CARDS,
          StoreTables.RUN_LEDGER,
          StoreTables.PUBLICATIONS);

  private PromisedTables() {}

  /** The contracts, with the columns of the company's own fields. */
  static List<TableContract> of(BowtieConf conf) {
    // Use cases share columns by name, a company's own fields among them.
    Map<String, Feature> features = new LinkedHashMap<>();
    UseCases.enabled(conf).stream()
        .flatMap(useCase -> UseCases.features(useCase, conf.customFields()).stream())
        .forEach(feature -> features.putIfAbsent(feature.name(), feature));
    return Stream.of(
            Stream.of(BronzeTables.FILE_LEDGER, SilverLedger.CONTRACT),
            Silver.ENTITIES.stream()
                .map(entity -> own(entity, conf))
                .flatMap(entity -> Stream.of(entity.versions(), entity.current())),
            Snapshots.ALL.stream()
                .map(each -> each.of(own(each.entity(), conf)))
                .map(Snapshots::contract),
            Stream.of(Observations.table(features.values()), FeatureHistory.TABLE),
            GOLD.stream())
        .flatMap(contracts -> contracts)
        .toList();
  }

  private static Entity own(Entity entity, BowtieConf conf) {
    return entity.with(
        conf.customFieldsOf(entity.name()).stream().map(CustomField::column).toList());
  }
}
