package io.bowtie.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.TableContract;
import io.bowtie.governance.GovernanceTables;
import io.bowtie.model.registry.RegistryTables;
import io.bowtie.recommendation.RecommendationTables;
import io.bowtie.scoring.ScoringTables;
import io.bowtie.scoring.threshold.ThresholdTables;
import io.bowtie.silver.Leads;
import io.bowtie.store.TableStore;
import io.bowtie.testkit.Rows;
import io.bowtie.testkit.SparkSupport;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSupport.class)
final class WhyTest {
  private static final AsOf NIGHT = AsOf.parse("2026-06-30");

  private SparkSession spark;
  private TableStore store;

  @BeforeEach
  void scoreANight(SparkSession spark, TableStore store) {
    this.spark = spark;
    this.store = store;
    write(
        ScoringTables.SCORES,
        score("deal", "D-model", "basis", "model", "model_version", "deal-7"),
        score("lead", "L-rules|1", "basis", "rules"));
    write(ScoringTables.SHADOW_SCORES, score("churn", "A-shadow", "basis", "rules"));
    write(
        ScoringTables.SCORE_REASONS,
        row(
            "use_case",
            "deal",
            "entity_id",
            "D-model",
            "position",
            "1",
            "code",
            "pushes",
            "family",
            "progress",
            "contribution",
            "-0.4",
            "sentence",
            "It was pushed often",
            "entity_value",
            "3",
            "typical_value",
            "0"));
    write(
        RegistryTables.MODEL_REGISTRY,
        row(
            "use_case",
            "deal",
            "model_version",
            "deal-7",
            "algorithm",
            "logistic_regression",
            "verdict",
            "publish",
            "training_rows",
            "900",
            "input_versions",
            "{}",
            "as_of",
            "2026-06-01"));
    write(
        RegistryTables.MODEL_EVENTS,
        row(
            "use_case",
            "deal",
            "sequence",
            "1",
            "event",
            "promoted",
            "model_version",
            "deal-7",
            "effective_from_as_of",
            "2026-06-02",
            "decided_by",
            "revops-lead",
            "note",
            "Good card.",
            "decided_at",
            "2026-06-01T09:00:00Z"));
    write(
        ThresholdTables.THRESHOLDS,
        row(
            "use_case",
            "deal",
            "threshold_id",
            "deal-spring",
            "threshold",
            "0.35",
            "alert_side",
            "below",
            "author",
            "sales operations",
            "approver",
            "revops-lead"));
    write(
        RecommendationTables.RECOMMENDATIONS,
        row(
            "recommendation_id",
            "r1",
            "use_case",
            "deal",
            "entity_id",
            "D-model",
            "action",
            "deal_review",
            "action_text",
            "Review this deal.",
            "risk_tier",
            "high",
            "approval_role",
            "sales manager",
            "status",
            "needs_approval",
            "expires_on",
            "2026-07-07",
            "episode_since",
            "2026-06-12"));
    write(
        Leads.ENTITY.versions(),
        new String[] {
          "lead_id",
          "L-rules",
          "cycle_number",
          "1",
          "recorded_at",
          "2026-06-20",
          "landed_on",
          "2026-06-21",
          "row_hash",
          "h",
          "is_deleted",
          "false"
        });
    write(
        GovernanceTables.USE_CASE_STATUS,
        row(
            "use_case",
            "churn",
            "mode",
            "shadow",
            "registered_mode",
            "shadow",
            "reason",
            "It is registered as shadow."));
  }

  @Test
  void shouldSayWhatStoodBehindAScoreByAModel() {
    assertThat(why("D-model"))
        .contains(
            "deal D-model on the night of 2026-06-30",
            "basis model",
            "-0.4000  It was pushed often",
            "deal-7, logistic_regression, trained as of 2026-06-01 on 900 rows, verdict publish",
            "champion from 2026-06-02 on, approved by revops-lead: Good card.",
            "deal-spring: below 0.3500, author sales operations, approver revops-lead",
            "r1: Review this deal. Tier high, needs_approval of the sales manager",
            "holds until 2026-07-07, advised since 2026-06-12",
            "not known to any night so far");
  }

  @Test
  void shouldSayThatAScoreByRulesHasNoModel() {
    assertThat(why("L-rules|1"))
        .contains(
            "basis rules",
            "none: the score comes from rules",
            "silver.leads: 1 row(s), the latest recorded 10 day(s) before")
        .doesNotContain("champion");
  }

  @Test
  void shouldSayThatNoUserWasShownAScoreInShadow() {
    assertThat(why("A-shadow")).contains("in shadow: no user was shown it");
  }

  @Test
  void shouldSayWhatIsKnownOfAnEntityThatWasNotScored() {
    assertThat(why("D-other"))
        .contains(
            "D-other was not scored on the night of 2026-06-30.",
            "churn was shadow: It is registered as shadow.");
    assertThat(String.join("\n", Why.of(store, "D-model", NIGHT.plusDays(1))))
        .contains("It was scored as deal from 2026-06-30 to 2026-06-30.");
    assertThat(String.join("\n", Why.of(store, "L-rules|1", NIGHT.plusDays(1))))
        .contains("silver.leads knew it that night");
  }

  private String why(String entityId) {
    return String.join("\n", Why.of(store, entityId, NIGHT));
  }

  private void write(TableContract table, String[]... rows) {
    Rows given = Rows.of(table);
    for (String[] row : rows) {
      given = given.row(row);
    }
    store.append(table, given.in(spark));
  }

  private static String[] score(String useCase, String entityId, String... more) {
    return row(
        Stream.concat(
                Stream.of(
                    "use_case",
                    useCase,
                    "entity_id",
                    entityId,
                    "probability",
                    "0.2",
                    "probability_low",
                    "0.1",
                    "probability_high",
                    "0.3",
                    "rank",
                    "1",
                    "band",
                    "C",
                    "confidence",
                    "medium",
                    "explained_output",
                    "log_odds",
                    "explained_value",
                    "-1",
                    "caveats",
                    ""),
                Stream.of(more))
            .toArray(String[]::new));
  }

  /** With the night and a run, unless the row has a night of its own. */
  private static String[] row(String... namesAndValues) {
    List<String> all = new ArrayList<>(List.of(namesAndValues));
    if (!all.contains("as_of")) {
      all.addAll(List.of("as_of", NIGHT.toString()));
    }
    all.addAll(List.of("run_id", "r"));
    return all.toArray(String[]::new);
  }
}
