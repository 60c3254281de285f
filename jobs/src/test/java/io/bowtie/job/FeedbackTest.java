package io.bowtie.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.contract.TableContract;
import io.bowtie.feature.FeatureHistory;
import io.bowtie.feature.Observations;
import io.bowtie.governance.GovernanceTables;
import io.bowtie.governance.UseCaseEvent;
import io.bowtie.governance.audit.AuditFact;
import io.bowtie.governance.feedback.FeedbackTables;
import io.bowtie.recommendation.RecommendationTables;
import io.bowtie.scoring.ScoringTables;
import io.bowtie.silver.Owners;
import io.bowtie.store.TableStore;
import io.bowtie.testkit.InMemoryTables;
import io.bowtie.testkit.Rows;
import io.bowtie.testkit.SparkSupport;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Leads that were advised of in March, and what June knows of them. */
@ExtendWith(SparkSupport.class)
class FeedbackTest {
  private final Rows advised = Rows.of(RecommendationTables.RECOMMENDATIONS);
  private final Rows heldOut = Rows.of(RecommendationTables.HELD_OUT);
  private final Rows shadow = Rows.of(RecommendationTables.SHADOW_RECOMMENDATIONS);
  private final Rows decisions = Rows.of(GovernanceTables.DECISIONS);

  @Test
  void shouldFollowAdviceToItsOutcome(SparkSession spark, TableStore store) {
    advice(advised, "r1", "L1", "2026-03-01");
    advice(advised, "r1", "L1", "2026-03-02");
    advice(advised, "r2", "L2", "2026-03-01");
    advice(heldOut, "r4", "L4", "2026-03-01");
    // Users see it since tonight, and only from then on can it have changed anything.
    advice(shadow, "r3", "L3", "2026-03-01");
    advice(advised, "r3", "L3", "2026-06-30");
    decision("r2", "accepted", "2026-03-03T09:00:00Z");
    decision("r2", "rejected", "2026-03-05T09:00:00Z");
    // Nobody knows of it tonight.
    decision("r1", "accepted", "2026-07-01T09:00:00Z");
    InMemoryTables tables = tables(spark);
    TestNight night = TestNight.over(spark, store);

    List<Row> tonight = outcomes(tables, night.asOf("2026-06-30"));

    assertThat(tonight)
        .extracting(FeedbackTest::line)
        .containsExactly(
            "r1 advised 2026-03-01 east smb rules - ignored true 2026-05-30 true -",
            "r2 advised 2026-03-01 east smb rules 4 rejected false 2026-05-30 false true",
            "r3 advised 2026-06-30 unknown unknown - - - - - - -",
            "r4 held_out 2026-03-01 east smb rules - - true 2026-05-30 true -");

    // No later night has looked back: what is known stays, and nothing is looked up again.
    tables
        .put(Observations.table(List.of()), Rows.of(Observations.table(List.of())))
        .put(
            FeedbackTables.RECOMMENDATION_OUTCOMES,
            spark.createDataFrame(tonight, FeedbackTables.RECOMMENDATION_OUTCOMES.schema()));
    List<Row> after = outcomes(tables, night.asOf("2026-07-01"));

    assertThat(after)
        .extracting(FeedbackTest::line)
        .contains(
            "r1 advised 2026-03-01 east smb rules 122 accepted true 2026-05-30 true -",
            "r4 held_out 2026-03-01 east smb rules - - true 2026-05-30 true -");
    assertThat(facts(after, night.asOf("2026-07-01")))
        .containsExactly("r1 event", "r2 no_event", "r4 event");
    assertThat(ids(after, night.asOf("2026-07-01")))
        .isEqualTo(ids(tonight, night.asOf("2026-06-30")));
  }

  @Test
  void shouldFallBackOnceAfterTwoReviewsInBreach(SparkSession spark, TableStore store) {
    advice(advised, "r2", "L2", "2026-06-15");
    decision("r2", "rejected", "2026-06-16T09:00:00Z");
    store.append(RecommendationTables.RECOMMENDATIONS, advised.in(spark));
    store.append(GovernanceTables.DECISIONS, decisions.in(spark));
    store.append(
        FeedbackTables.LIMIT_CHECKS,
        Rows.of(FeedbackTables.LIMIT_CHECKS)
            .row(
                "use_case", "lead",
                "limit_name", "override_rate",
                "judged_until", "2026-06-20",
                "value", "0.6",
                "support", "40",
                "verdict", "breached",
                "is_review", "true",
                "as_of", "2026-06-20")
            .in(spark));
    TestNight night =
        TestNight.over(spark, store)
            .with("governance.lead.limits { override-rate = 0.5, minimum = 1 }");

    Feedback.Said said = Feedback.write(night.asOf("2026-06-27"));
    List<String> first = everything(store);
    Feedback.write(night.asOf("2026-06-27"));

    assertThat(said.words()).isEqualTo("lead falls back to shadow as of 2026-06-28");
    assertThat(everything(store)).isEqualTo(first);
    assertThat(first)
        .contains("lead override_rate 0.5 1 2026-06-27 1.0 1 breached true true 2026-06-27")
        .contains("lead all all rejected 1.0 2026-06-27");
    assertThat(UseCaseModes.events(store))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.kind()).isEqualTo(UseCaseEvent.Kind.FELL_BACK);
              assertThat(event.note()).contains("0.60 of 40 on 2026-06-20");
            });
    assertThat(UseCaseModes.read(night.asOf("2026-06-27")).of("lead").reason()).isEmpty();
    assertThat(UseCaseModes.read(night.asOf("2026-06-28")).of("lead").reason())
        .contains("Back in shadow", "override rate");
  }

  @Test
  void shouldWriteNoTableWhereNobodyWasAdvised(SparkSession spark, TableStore store) {
    Feedback.Said said = Feedback.write(TestNight.over(spark, store).asOf("2026-06-30"));

    assertThat(said).isEqualTo(new Feedback.Said(0, ""));
    assertThat(store.tableNames()).isEmpty();
  }

  private InMemoryTables tables(SparkSession spark) {
    TableContract observations = Observations.table(List.of());
    return new InMemoryTables(spark)
        .put(RecommendationTables.RECOMMENDATIONS, advised)
        .put(RecommendationTables.HELD_OUT, heldOut)
        .put(RecommendationTables.SHADOW_RECOMMENDATIONS, shadow)
        .put(GovernanceTables.DECISIONS, decisions)
        .put(
            ScoringTables.SCORES,
            Rows.of(ScoringTables.SCORES).row(score("L1")).row(score("L2")).row(score("L4")))
        .put(
            Owners.ENTITY.versions(),
            Rows.of(Owners.ENTITY.versions())
                .row(
                    "owner_id", "O1",
                    "team", "east",
                    "recorded_at", "2026-01-01",
                    "landed_on", "2026-01-01",
                    "is_deleted", "false"))
        .put(
            FeatureHistory.TABLE,
            Rows.of(FeatureHistory.TABLE)
                .row("use_case", "lead", "feature", "f", "as_of", "2026-06-18"))
        .put(
            observations,
            Rows.of(observations)
                .row(seen("L1", "2026-05-30"))
                // A day beyond the horizon.
                .row(seen("L2", "2026-05-31"))
                .row(seen("L3", null))
                .row(seen("L4", "2026-03-02")));
  }

  private static void advice(Rows rows, String id, String entity, String asOf) {
    rows.row(
        "recommendation_id", id,
        "use_case", "lead",
        "entity_id", entity,
        "action", "lead_call_today",
        "suggested_owner_id", "O1",
        "expires_on", asOf.equals("2026-06-30") ? "2026-07-01" : asOf,
        "probability", "0.6",
        "threshold", "0.4",
        "alert_since", asOf,
        "as_of", asOf,
        "run_id", "r");
  }

  private void decision(String id, String answer, String at) {
    decisions.row(
        "recommendation_id",
        id,
        "use_case",
        "lead",
        "decision",
        answer,
        "decided_by",
        "sales manager",
        "decided_at",
        at,
        "reason_code",
        answer.equals("rejected") ? "bad_timing" : null,
        "as_of",
        at.substring(0, 10));
  }

  private static String[] score(String entity) {
    return new String[] {
      "use_case", "lead",
      "entity_id", entity,
      "owner_id", "O1",
      "segment", "smb",
      "basis", "rules",
      "as_of", "2026-03-01"
    };
  }

  private static String[] seen(String entity, String eventOn) {
    return new String[] {
      "use_case", "lead",
      "entity_id", entity,
      "landmark", "2026-02-20",
      "is_landmark", "true",
      "is_tonight", "false",
      "event_on", eventOn,
      "event_known_on", eventOn,
      "as_of", "2026-06-18"
    };
  }

  /** As the table would have them. */
  private static List<Row> outcomes(InMemoryTables tables, RunContext context) {
    AdviceOutcomes.Known known = AdviceOutcomes.of(tables, context.conf(), context.asOf());
    List<Row> rows =
        known.outcomes().stream()
            .map(
                each ->
                    FeedbackRows.of(context)
                        .of(each, Optional.ofNullable(known.lookedBackOn().get("lead"))))
            .toList();
    return context
        .spark()
        .createDataFrame(rows, FeedbackTables.RECOMMENDATION_OUTCOMES.schema())
        .collectAsList();
  }

  private static String line(Row row) {
    return Stream.of(
            "recommendation_id",
            "arm",
            "advised_on",
            "team",
            "segment",
            "basis",
            "days_to_decision",
            "decision",
            "outcome",
            "matured_on",
            "model_was_right",
            "person_was_right")
        .map(name -> row.getAs(name) == null ? "-" : row.getAs(name).toString())
        .collect(Collectors.joining(" "));
  }

  private static List<String> facts(List<Row> outcomes, RunContext context) {
    return told(outcomes, context)
        .map(fact -> fact.recommendationId() + " " + fact.result())
        .toList();
  }

  private static List<String> ids(List<Row> outcomes, RunContext context) {
    return told(outcomes, context).map(AuditFact::id).toList();
  }

  private static Stream<AuditFact> told(List<Row> outcomes, RunContext context) {
    return outcomes.stream()
        .filter(row -> row.getAs("outcome") != null)
        .map(row -> NightFacts.matured(row, AuditLog.telling(context)));
  }

  /** What the night wrote, without intervals and runs. */
  private static List<String> everything(TableStore store) {
    return Stream.concat(
            store
                .read(FeedbackTables.LIMIT_CHECKS)
                .selectExpr(
                    "concat_ws(' ', use_case, limit_name, bound, minimum, judged_until, value,"
                        + " support, verdict, is_review, falls_back, as_of)")
                .collectAsList()
                .stream(),
            store
                .read(FeedbackTables.DECISION_RATES)
                .selectExpr("concat_ws(' ', use_case, dimension, level, metric, value, as_of)")
                .collectAsList()
                .stream())
        .map(row -> row.getString(0))
        .sorted()
        .toList();
  }
}
