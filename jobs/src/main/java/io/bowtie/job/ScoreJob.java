package io.bowtie.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.bowtie.bronze.DeliveryChecks;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.Parallel;
import io.bowtie.contract.TableContract;
import io.bowtie.feature.ObservationPlan;
import io.bowtie.feature.Observations;
import io.bowtie.feature.UseCase;
import io.bowtie.feature.UseCases;
import io.bowtie.governance.GovernanceTables;
import io.bowtie.model.evidence.PredictionTables;
import io.bowtie.model.registry.RegisteredModel;
import io.bowtie.model.registry.RegistryTables;
import io.bowtie.quality.Freshness;
import io.bowtie.quality.Outcome;
import io.bowtie.quality.QualityTables;
import io.bowtie.scoring.Basis;
import io.bowtie.scoring.ChallengerScores;
import io.bowtie.scoring.Score;
import io.bowtie.scoring.ScoreSettings;
import io.bowtie.scoring.ScoringTables;
import io.bowtie.scoring.threshold.ThresholdTables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Scores every open lead, open deal and customer with what is in effect tonight, with reasons. */
final class ScoreJob implements Job {
  private static final int TREND_DAYS = 28;

  @Override
  public String name() {
    return "score";
  }

  @Override
  public String purpose() {
    return "Scores open leads, open deals and customers, with reasons, caveats and confidence.";
  }

  @Override
  public List<String> reads() {
    return List.of(
        Observations.table(List.of()).qualifiedName(),
        RegistryTables.MODEL_REGISTRY.qualifiedName(),
        RegistryTables.MODEL_EVENTS.qualifiedName(),
        QualityTables.QUALITY_CHECKS.qualifiedName(),
        PredictionTables.BACKTEST_PREDICTIONS.qualifiedName(),
        GovernanceTables.USE_CASE_EVENTS.qualifiedName(),
        ScoringTables.SCORES.qualifiedName(),
        ScoringTables.SHADOW_SCORES.qualifiedName());
  }

  @Override
  public List<String> writes() {
    return List.of(
        ScoringTables.SCORES.qualifiedName(),
        ScoringTables.SCORE_REASONS.qualifiedName(),
        ScoringTables.SHADOW_SCORES.qualifiedName(),
        ScoringTables.SHADOW_SCORE_REASONS.qualifiedName(),
        ChallengerScores.CHALLENGER_SCORES.qualifiedName(),
        GovernanceTables.USE_CASE_STATUS.qualifiedName(),
        ThresholdTables.THRESHOLDS.qualifiedName(),
        ThresholdTables.THRESHOLD_EVIDENCE.qualifiedName());
  }

  @Override
  public JobResult run(RunContext context) {
    AsOf asOf = context.asOf();
    List<String> said = new ArrayList<>();
    UseCaseModes modes = UseCaseModes.read(context);
    Map<String, ScoreSettings> settings = settings(context, modes, said);
    TableContract table =
        Observations.table(ObservationPlan.of(context.conf(), asOf, Set.of()).features());
    Dataset<Row> scored = Score.scored(onAsOf(context.store().read(table), asOf), settings).cache();
    try {
      Dataset<Row> former =
          onAsOf(ScoringTables.allScores(context.store()), asOf.plusDays(-TREND_DAYS));
      List<Supplier<Long>> writes =
          List.of(
              () ->
                  modes.write(
                      context,
                      ScoringTables.SCORES,
                      ScoringTables.SHADOW_SCORES,
                      Score.scores(scored, former)),
              () ->
                  modes.write(
                      context,
                      ScoringTables.SCORE_REASONS,
                      ScoringTables.SHADOW_SCORE_REASONS,
                      Score.reasons(scored)),
              () -> challengers(context, modes),
              () -> modes.writeStatus(context));
      long scores = Parallel.each(writes, Supplier::get).get(0);
      // These count tonight's scores.
      NightThresholds.write(context);
      return new JobResult.Done(scores, scores, scores + " scores; " + String.join("; ", said));
    } finally {
      scored.unpersist();
    }
  }

  /** Also of a use case that shows nothing: how else would it learn whether that was right? */
  private static long challengers(RunContext context, UseCaseModes modes) {
    ModelsInEffect models = ModelsInEffect.read(context);
    Map<String, Basis.Promoted> challengers = new LinkedHashMap<>();
    for (UseCase useCase : UseCases.enabled(context.conf())) {
      if (!modes.isOff(useCase.name())) {
        models
            .challenger(useCase.name())
            .ifPresent(found -> challengers.put(useCase.name(), found));
      }
    }
    if (challengers.isEmpty() && !context.store().exists(ChallengerScores.CHALLENGER_SCORES)) {
      return 0;
    }
    TableContract table =
        Observations.table(ObservationPlan.of(context.conf(), context.asOf(), Set.of()).features());
    return context
        .store()
        .replaceAsOf(
            ChallengerScores.CHALLENGER_SCORES,
            context.asOf(),
            ChallengerScores.of(onAsOf(context.store().read(table), context.asOf()), challengers))
        .rows();
  }

  private static Dataset<Row> onAsOf(Dataset<Row> rows, AsOf asOf) {
    return rows.where(col("as_of").equalTo(lit(asOf.date())));
  }

  /** What each use case scores with; one without a basis is left out, and the reason is said. */
  private static Map<String, ScoreSettings> settings(
      RunContext context, UseCaseModes modes, List<String> said) {
    ModelsInEffect models = ModelsInEffect.read(context);
    Set<String> stale = stale(context);
    Map<String, ScoreSettings> settings = new LinkedHashMap<>();
    for (UseCase useCase : UseCases.enabled(context.conf())) {
      if (modes.isOff(useCase.name())) {
        said.add(useCase.name() + " is off. " + modes.of(useCase.name()).reason());
        continue;
      }
      Optional<Basis> basis = models.basis(useCase.name());
      basis.ifPresent(
          found ->
              settings.put(
                  useCase.name(), ScoreSettings.of(useCase, found, context.conf(), stale)));
      said.add(
          useCase.name()
              + " by "
              + basis
                  .map(found -> found.modelVersion().orElse(found.word()))
                  .orElse(
                      "nothing: "
                          + models
                              .latest(useCase.name())
                              .map(RegisteredModel::verdict)
                              .orElse("never trained")));
    }
    if (!stale.isEmpty()) {
      said.add(
          "on older versions of "
              + String.join(", ", stale)
              + ", which the gates hold back or call late");
    }
    return settings;
  }

  /** Entities that a gate blocked tonight, as a whole or for one source, or called late. */
  private static Set<String> stale(RunContext context) {
    Set<String> stale = new TreeSet<>();
    onAsOf(context.store().read(QualityTables.QUALITY_CHECKS), context.asOf())
        // These speak of raw tables; what follows from them for an entity is a check of its own.
        .where(not(col("rule").isInCollection(DeliveryChecks.RULES)))
        .where(
            col("outcome")
                .equalTo(Outcome.BLOCK.word())
                .or(
                    col("rule")
                        .equalTo(Freshness.RULE)
                        .and(col("outcome").equalTo(Outcome.CAVEAT.word()))))
        .select("entity")
        .distinct()
        .collectAsList()
        .forEach(row -> stale.add(row.getString(0)));
    return stale;
  }
}
