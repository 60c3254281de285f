package io.bowtie.job;

import io.bowtie.contract.TableContract;
import io.bowtie.feature.FeatureHistory;
import io.bowtie.governance.GovernanceTables;
import io.bowtie.governance.feedback.DecisionRates;
import io.bowtie.governance.feedback.FeedbackTables;
import io.bowtie.quality.QualityTables;
import io.bowtie.recommendation.RecommendationTables;
import io.bowtie.silver.Decisions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;

/**
 * What people and outcomes say about advice: takes in delivered decisions, follows each piece of
 * advice, counts, and puts a use case back to shadow where a limit asks for it.
 */
final class Feedback {
  static final List<TableContract> READS =
      List.of(
          Decisions.ENTITY.versions(),
          RecommendationTables.RECOMMENDATIONS,
          RecommendationTables.SHADOW_RECOMMENDATIONS,
          RecommendationTables.HELD_OUT,
          FeatureHistory.TABLE,
          GovernanceTables.USE_CASE_EVENTS);
  static final List<TableContract> WRITES =
      List.of(
          GovernanceTables.DECISIONS,
          QualityTables.QUALITY_CHECKS,
          FeedbackTables.RECOMMENDATION_OUTCOMES,
          FeedbackTables.DECISION_RATES,
          FeedbackTables.LIMIT_CHECKS,
          GovernanceTables.USE_CASE_EVENTS);

  private final RunContext context;
  private final FeedbackRows rows;
  private final List<String> words = new ArrayList<>();
  private long written;

  private Feedback(RunContext context) {
    this.context = context;
    this.rows = FeedbackRows.of(context);
  }

  /**
   * What came of it.
   *
   * @param rows written
   * @param words for the night's line; empty where there is nothing to say
   */
  record Said(long rows, String words) {}

  /** Writes the night's rows; none, and no table, where nobody was ever advised of anything. */
  static Said write(RunContext context) {
    Feedback feedback = new Feedback(context);
    String taken = DeliveredDecisions.takeIn(context);
    if (!taken.isEmpty()) {
      feedback.words.add(taken);
    }
    feedback.write(AdviceOutcomes.of(context.store(), context.conf(), context.asOf()));
    return new Said(feedback.written, String.join("; ", feedback.words));
  }

  private void write(AdviceOutcomes.Known known) {
    LimitNight limits = LimitNight.of(context, known);
    limits.fallBack().forEach(words::add);
    List<Row> rates =
        known.outcomes().stream()
            .map(each -> each.advice().useCase())
            .distinct()
            .flatMap(useCase -> DecisionRates.of(useCase, known.of(useCase)).stream())
            .map(rows::of)
            .toList();
    replace(
        FeedbackTables.RECOMMENDATION_OUTCOMES,
        known.outcomes().stream()
            .map(each -> rows.of(each, lookedBackOn(known, each.advice().useCase())))
            .toList());
    replace(FeedbackTables.DECISION_RATES, rates);
    replace(FeedbackTables.LIMIT_CHECKS, limits.checks().stream().map(rows::of).toList());
  }

  /** A table of which no night had a row is left unwritten, which costs nothing. */
  private void replace(TableContract table, List<Row> content) {
    if (!content.isEmpty() || context.store().exists(table)) {
      written +=
          context
              .store()
              .replaceAsOf(
                  table,
                  context.asOf(),
                  context.spark().createDataFrame(content, table.schema()).coalesce(1))
              .rows();
    }
  }

  private Optional<LocalDate> lookedBackOn(AdviceOutcomes.Known known, String useCase) {
    return Optional.ofNullable(known.lookedBackOn().get(useCase));
  }
}
