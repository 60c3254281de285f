package io.bowtie.report.gold;

import static java.util.stream.Collectors.groupingBy;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.TableContract;
import io.bowtie.contract.Tables;
import io.bowtie.governance.GovernanceTables;
import io.bowtie.governance.RolloutTables;
import io.bowtie.governance.feedback.FeedbackTables;
import io.bowtie.quality.QualityTables;
import io.bowtie.recommendation.RecommendationTables;
import io.bowtie.scoring.ScoringTables;
import io.bowtie.scoring.drift.DriftTables;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Reads what stands behind the use of scores. A dozen small tables come in two queries, put below
 * each other: started one by one, they would cost more than all they bring.
 */
final class GovernanceReader {
  /** Which table a row of the common query is from. */
  private static final String PART = "part";

  private final Tables tables;
  private final AsOf asOf;
  private final List<String> useCases;

  GovernanceReader(Tables tables, AsOf asOf, List<String> useCases) {
    this.tables = tables;
    this.asOf = asOf;
    this.useCases = useCases;
  }

  /**
   * The night's rows and those of the window.
   *
   * @param scored how many entities of each use case are scored for users tonight
   */
  GovernanceNight read(Map<String, Long> scored) {
    Map<String, List<Fields>> parts =
        collected(
            List.of(
                part("status", window(GovernanceTables.USE_CASE_STATUS)),
                part("rollout", window(RolloutTables.ROLLOUT_CHECKS)),
                part("answers", answers()),
                part("rates", rates()),
                part("limits", window(FeedbackTables.LIMIT_CHECKS)),
                part("stability", window(ScoringTables.REASON_STABILITY)),
                part("standing", standing()),
                part("moved", moved()),
                part("failed", failed()),
                part("tallies", tallies()),
                part("examples", exampleScores(scored))));
    return new GovernanceNight(
        rows(parts, "status", StatusRow::of, Comparator.comparing(StatusRow::asOf)),
        rows(
            parts,
            "rollout",
            RolloutRow::of,
            Comparator.comparing(RolloutRow::asOf)
                .thenComparing(RolloutRow::stageOf)
                .thenComparing(RolloutRow::criterion)),
        rows(
            parts,
            "answers",
            AnswerCount::of,
            Comparator.comparing(AnswerCount::arm).thenComparing(AnswerCount::answer)),
        rows(
            parts,
            "rates",
            RateRow::of,
            Comparator.comparing(RateRow::dimension).thenComparing(RateRow::level)),
        rows(
            parts,
            "limits",
            LimitRow::of,
            Comparator.comparing(LimitRow::asOf).thenComparing(LimitRow::limit)),
        rows(parts, "stability", StabilityRow::of, Comparator.comparing(StabilityRow::asOf)),
        rows(parts, "standing", StandingRow::of, Comparator.comparing(StandingRow::from)),
        rows(
            parts,
            "moved",
            MovedRow::of,
            Comparator.comparing(MovedRow::asOf).thenComparing(MovedRow::subject)),
        rows(
            parts,
            "failed",
            FailedCheck::of,
            Comparator.comparing(FailedCheck::asOf)
                .thenComparing(FailedCheck::entity)
                .thenComparing(FailedCheck::source)
                .thenComparing(FailedCheck::rule)
                .thenComparing(FailedCheck::column)),
        rows(
            parts,
            "tallies",
            AdviceTally::of,
            Comparator.comparing(AdviceTally::action)
                .thenComparing(AdviceTally::riskTier)
                .thenComparing(AdviceTally::status)
                .thenComparing(AdviceTally::approvalRole)),
        examples(GoldReader.in(parts, "examples")));
  }

  private static <T> List<T> rows(
      Map<String, List<Fields>> parts,
      String part,
      Function<Fields, T> reading,
      Comparator<T> order) {
    return GoldReader.in(parts, part).stream().map(reading).sorted(order).toList();
  }

  private static Dataset<Row> part(String name, Dataset<Row> rows) {
    return rows.drop("run_id").withColumn(PART, lit(name));
  }

  /** One Spark query for all of them; a column that a table lacks is null in its rows. */
  private static Map<String, List<Fields>> collected(List<Dataset<Row>> parts) {
    Dataset<Row> all =
        parts.stream().reduce((left, right) -> left.unionByName(right, true)).orElseThrow();
    return GoldReader.collect(all, row -> row).stream()
        .collect(groupingBy(fields -> fields.text(PART)));
  }

  /** All advice that the night still follows, by how it ended. */
  private Dataset<Row> answers() {
    Column isRecent = col("advised_on").geq(lit(GovernanceNight.from(asOf)));
    return tonight(FeedbackTables.RECOMMENDATION_OUTCOMES)
        .groupBy(
            col("use_case"),
            col("arm"),
            coalesce(col("decision"), lit(AnswerCount.OPEN)).as("decision"),
            isRecent.as("is_recent"))
        .agg(min("advised_on").as("first_advised"), count(lit(1)).as("advice"));
  }

  private Dataset<Row> rates() {
    return tonight(FeedbackTables.DECISION_RATES)
        .where(col("dimension").isin("all", "segment", "source", "reason_code"));
  }

  private Dataset<Row> standing() {
    Column from = col("effective_from_as_of");
    return reported(GovernanceTables.USE_CASE_EVENTS)
        .where(from.between(lit(GovernanceNight.from(asOf)), lit(asOf.date())))
        .drop("decided_at");
  }

  private Dataset<Row> moved() {
    return window(DriftTables.DRIFT)
        .where(col("is_raised"))
        .select("use_case", "subject_kind", "subject", "as_of");
  }

  private Dataset<Row> failed() {
    return tables
        .read(QualityTables.QUALITY_CHECKS)
        .where(isInWindow())
        .where(not(col("outcome").equalTo("pass")))
        .select("source", "entity", "rule", "column_name", "outcome", "failed_rows", "as_of");
  }

  private Dataset<Row> tallies() {
    return window(RecommendationTables.RECOMMENDATIONS)
        .groupBy("use_case", "action", "risk_tier", "status", "approval_role")
        .agg(count_distinct(col("recommendation_id")).as("advice"));
  }

  /** The first, the middle and the last by rank: nobody chooses which examples are shown. */
  private Dataset<Row> exampleScores(Map<String, Long> scored) {
    Column isExample =
        scored.entrySet().stream()
            .map(
                each ->
                    col("use_case")
                        .equalTo(each.getKey())
                        .and(col("rank").isin(1L, (each.getValue() + 1) / 2, each.getValue())))
            .reduce(Column::or)
            .orElse(lit(false));
    return tonight(ScoringTables.SCORES)
        .where(isExample)
        .select(
            "use_case",
            "entity_id",
            "rank",
            "probability",
            "probability_low",
            "probability_high",
            "band",
            "confidence",
            "basis",
            "caveats");
  }

  private List<ExampleRow> examples(List<Fields> scores) {
    if (scores.isEmpty()) {
      return List.of();
    }
    Object[] entities = scores.stream().map(row -> row.text("entity_id")).distinct().toArray();
    Column isExample = col("entity_id").isin(entities);
    Map<String, List<Fields>> parts =
        collected(
            List.of(
                part(
                    "reasons",
                    tonight(ScoringTables.SCORE_REASONS)
                        .where(isExample.and(col("position").between(1, 5)))),
                part("advice", tonight(RecommendationTables.RECOMMENDATIONS).where(isExample))));
    return scores.stream()
        .map(
            score ->
                ExampleRow.of(
                    score,
                    about(score, parts, "reasons")
                        .map(ReasonRow::of)
                        .sorted(Comparator.comparingInt(ReasonRow::position))
                        .toList(),
                    about(score, parts, "advice")
                        .sorted(Comparator.comparing(row -> row.text("action")))
                        .map(ExampleRow.Advised::of)
                        .toList()))
        .sorted(Comparator.comparing(ExampleRow::useCase).thenComparingInt(ExampleRow::rank))
        .toList();
  }

  private static Stream<Fields> about(Fields score, Map<String, List<Fields>> parts, String part) {
    return GoldReader.in(parts, part).stream()
        .filter(row -> row.text("use_case").equals(score.text("use_case")))
        .filter(row -> row.text("entity_id").equals(score.text("entity_id")));
  }

  private Dataset<Row> window(TableContract table) {
    return reported(table).where(isInWindow());
  }

  private Dataset<Row> tonight(TableContract table) {
    return reported(table).where(col("as_of").equalTo(lit(asOf.date())));
  }

  private Dataset<Row> reported(TableContract table) {
    return tables.read(table).where(col("use_case").isin(useCases.toArray()));
  }

  private Column isInWindow() {
    return col("as_of").between(lit(GovernanceNight.from(asOf)), lit(asOf.date()));
  }
}
