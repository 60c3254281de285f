package io.bowtie.scoring.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.config.DriftConf;
import io.bowtie.contract.AsOf;
import io.bowtie.feature.Observations;
import io.bowtie.model.LabelRule;
import io.bowtie.testkit.Rows;
import io.bowtie.testkit.SparkSupport;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSupport.class)
class SamplesTest {
  private static final AsOf TONIGHT = AsOf.parse("2026-06-30");
  private static final DriftConf CONF = new DriftConf(0.1, 0.2, 0.1, 1.5, 20, 10, 1000, 12);

  @Test
  void shouldTakeTheFirstLandmarkOfEachEntityInEachWindow(SparkSession spark) {
    Rows observations =
        Rows.of(Observations.table(List.of()))
            // Two windows of ten days up to the 20th: 11 to 20, and 1 to 10.
            .row(seen("A", "2026-01-02", "2026-06-30", "2026-01-25"))
            .row(seen("A", "2026-01-09", "2026-06-30", "2026-01-25"))
            .row(seen("A", "2026-01-16", "2026-06-30", "2026-01-25"))
            .row(seen("B", "2026-01-09", "2026-06-30", null))
            // Outside the training window.
            .row(seen("B", "2026-02-09", "2026-06-30", null));

    Sample training =
        new Samples(observations.in(spark), TONIGHT, CONF)
            .training(
                new LabelRule(20, 0, 0),
                LocalDate.parse("2026-01-01"),
                LocalDate.parse("2026-01-20"));

    assertThat(training.rows())
        .extracting(row -> row.getAs("entity_id") + " " + row.getAs("landmark"))
        .containsExactly("A 2026-01-02", "A 2026-01-16", "B 2026-01-09");
    // Within twenty days of the 16th, not of the 2nd.
    assertThat(training.rows())
        .extracting(row -> row.<Boolean>getAs("is_event"))
        .containsExactly(false, true, false);
  }

  @Test
  void shouldTakeLandmarksOfLateFromThisNightAndThoseBefore(SparkSession spark) {
    Rows observations =
        Rows.of(Observations.table(List.of()))
            .row(tonight("A", "2026-06-25", "2026-06-25", true))
            .row(tonight("A", "2026-06-30", "2026-06-30", false))
            .row(tonight("B", "2026-06-30", "2026-06-30", true));

    Sample now = new Samples(observations.in(spark), TONIGHT, CONF).ofLate();

    assertThat(now.word()).isEqualTo("landmarks");
    assertThat(now.rows())
        .extracting(row -> row.getAs("entity_id") + " " + row.getAs("landmark"))
        .containsExactly("A 2026-06-25", "B 2026-06-30");
  }

  @Test
  void shouldTakeAllOfTonightWhereNoNightRanOnLandmarks(SparkSession spark) {
    Rows observations =
        Rows.of(Observations.table(List.of()))
            .row(tonight("A", "2026-06-30", "2026-06-30", false))
            .row(tonight("B", "2026-06-30", "2026-06-30", false))
            .row(tonight("C", "2026-06-20", "2026-06-20", true));

    Sample now = new Samples(observations.in(spark), TONIGHT, CONF).ofLate();

    assertThat(now.word()).isEqualTo("tonight");
    assertThat(now.rows()).hasSize(2);
    assertThat(now.accounts()).isEqualTo(2);
  }

  private static String[] seen(String entity, String landmark, String asOf, String eventOn) {
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
      eventOn,
      "as_of",
      asOf
    };
  }

  private static String[] tonight(String entity, String landmark, String asOf, boolean isLandmark) {
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
      Boolean.toString(isLandmark),
      "is_tonight",
      "true",
      "as_of",
      asOf
    };
  }
}
