package io.bowtie.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.bowtie.contract.TableContract;
import io.bowtie.governance.GovernanceTables;
import io.bowtie.recommendation.AlertRule;
import io.bowtie.recommendation.Recommend;
import io.bowtie.recommendation.RecommendationPolicy;
import io.bowtie.recommendation.RecommendationTables;
import io.bowtie.scoring.ScoringTables;
import io.bowtie.scoring.threshold.ThresholdTables;
import io.bowtie.silver.Accounts;
import io.bowtie.silver.Deals;
import io.bowtie.silver.Subscriptions;
import io.bowtie.store.TableStore;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Turns the night's scores into advice. */
final class RecommendJob implements Job {
  @Override
  public String name() {
    return "recommend";
  }

  @Override
  public String purpose() {
    return "Turns the night's scores into actions with risk tier, approver and expiry.";
  }

  @Override
  public List<String> reads() {
    return Stream.of(
            ScoringTables.SCORES,
            ScoringTables.SHADOW_SCORES,
            GovernanceTables.USE_CASE_EVENTS,
            ThresholdTables.THRESHOLDS,
            RecommendationTables.RECOMMENDATIONS,
            RecommendationTables.SHADOW_RECOMMENDATIONS,
            RecommendationTables.HELD_OUT,
            Accounts.ENTITY.versions(),
            Deals.ENTITY.versions(),
            Subscriptions.ENTITY.versions())
        .map(TableContract::qualifiedName)
        .toList();
  }

  @Override
  public List<String> writes() {
    return List.of(
        RecommendationTables.RECOMMENDATIONS.qualifiedName(),
        RecommendationTables.SHADOW_RECOMMENDATIONS.qualifiedName(),
        RecommendationTables.HELD_OUT.qualifiedName());
  }

  /** A night without scores replaces its former advice by none. */
  @Override
  public JobResult run(RunContext context) {
    TableStore store = context.store();
    Dataset<Row> scores =
        ScoringTables.allScores(store).where(col("as_of").equalTo(lit(context.asOf().date())));
    long scored = scores.count();
    Dataset<Row> advice =
        Recommend.fromScores(
            // Who is held out has former advice like anybody else: they are only not told.
            Recommend.withFormerAdvice(
                scores, RecommendationTables.withHeldOut(store), context.asOf()),
            store,
            RecommendationPolicy.of(context.conf(), alertRules(context)),
            context.exchangeRates(),
            context.asOf(),
            context.runId());
    long advised = UseCaseModes.read(context).writeAdvice(context, advice);
    return scored == 0
        ? new JobResult.NothingToDo("No scores were published for " + context.asOf())
        : new JobResult.Done(
            scored, advised, advised + " recommendations from " + scored + " scores");
  }

  private static Map<String, AlertRule> alertRules(RunContext context) {
    return context
        .store()
        .read(ThresholdTables.THRESHOLDS)
        .where(col("as_of").equalTo(lit(context.asOf().date())))
        .collectAsList()
        .stream()
        .collect(Collectors.toMap(row -> row.getAs("use_case"), AlertRule::fromRow));
  }
}
