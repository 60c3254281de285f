package io.bowtie.scoring.realised;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.contract.AsOf;
import io.bowtie.feature.Observations;
import io.bowtie.model.LabelRule;
import io.bowtie.scoring.ScoringTables;
import io.bowtie.scoring.threshold.ThresholdTables;
import io.bowtie.testkit.Rows;
import io.bowtie.testkit.SparkSupport;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSupport.class)
class MaturedTest {
  private static final AsOf TONIGHT = AsOf.parse("2026-06-30");
  private static final LabelRule RULE = new LabelRule(30, 0, 5);

  @Test
  void shouldBringTheFirstScoreOfAMonthTogetherWithWhatCame(SparkSession spark) {
    Rows scores =
        Rows.of(ScoringTables.SCORES)
            .row(score("won", "0.7", "2026-01-05"))
            .row(score("won", "0.9", "2026-01-20"))
            .row(score("late", "0.4", "2026-01-10"))
            .row(score("never", "0.2", "2026-01-10"))
            .row(score("unknown", "0.2", "2026-01-10"))
            // Nobody looked at its past tonight.
            .row(score("open", "0.2", "2026-01-10"))
            // Not mature: its outcome is final on 2 July.
            .row(score("won", "0.8", "2026-05-28"))
            // Older than the months that are followed.
            .row(score("won", "0.8", "2025-01-28"));
    Rows observations =
        Rows.of(Observations.table(List.of()))
            .row(seen("won", "2026-01-01", "2026-02-01", "2026-02-03"))
            .row(seen("won", "2026-01-08", "2026-02-01", "2026-02-03"))
            .row(seen("late", "2026-01-01", "2026-02-20", "2026-02-20"))
            .row(seen("never", "2026-01-01", null, null))
            .row(openTonight("open"));
    Rows thresholds =
        Rows.of(ThresholdTables.THRESHOLDS)
            .row("use_case", "deal", "as_of", "2026-01-05", "threshold", "0.35");

    List<Row> matured =
        Matured.scores(
                scores.in(spark), thresholds.in(spark), observations.in(spark), RULE, TONIGHT, 12)
            .orderBy("entity_id")
            .collectAsList();

    assertThat(matured)
        .extracting(row -> row.<String>getAs("entity_id"))
        .containsExactly("late", "never", "won");
    assertThat(matured)
        .extracting(row -> row.<Boolean>getAs("is_event"))
        .containsExactly(false, false, true);
    Row won = matured.get(2);
    assertThat(won.<Double>getAs("probability")).isEqualTo(0.7);
    assertThat(won.<LocalDate>getAs("cohort")).isEqualTo(LocalDate.parse("2026-01-01"));
    assertThat(won.<Double>getAs("threshold")).isEqualTo(0.35);
    assertThat(matured.get(0).<Double>getAs("threshold")).isNull();
  }

  private static String[] score(String entity, String probability, String asOf) {
    return new String[] {
      "use_case",
      "deal",
      "entity_id",
      entity,
      "probability",
      probability,
      "basis",
      "rules",
      "as_of",
      asOf
    };
  }

  private static String[] openTonight(String entity) {
    return new String[] {
      "use_case",
      "deal",
      "entity_id",
      entity,
      "account_key",
      entity,
      "landmark",
      "2026-06-30",
      "is_landmark",
      "true",
      "is_tonight",
      "true"
    };
  }

  private static String[] seen(String entity, String landmark, String eventOn, String knownOn) {
    return new String[] {
      "use_case",
      "deal",
      "entity_id",
      entity,
      "account_key",
      entity,
      "landmark",
      landmark,
      "is_landmark",
      "true",
      "is_tonight",
      "false",
      "event_on",
      eventOn,
      "event_known_on",
      knownOn
    };
  }
}
