package io.bowtie.model;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.TableContract;
import io.bowtie.feature.Observations;
import io.bowtie.testkit.Rows;
import io.bowtie.testkit.SparkSupport;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSupport.class)
class QuestionTest {
  private static final LabelRule RULE = new LabelRule(90, 0, 2);
  private static final AsOf CUT = AsOf.parse("2026-06-30");
  private static final TableContract TABLE = Observations.table(List.of());

  @Test
  void shouldTrainOnlyOnRowsWhoseLabelIsFinalAtTheCut(SparkSession spark) {
    // 2026-06-30 minus 92 days is 2026-03-30.
    assertThat(mature(spark, "landmark", "2026-03-30")).isTrue();
    assertThat(mature(spark, "landmark", "2026-03-31")).isFalse();
  }

  @Test
  void shouldCountAnEventFromTheDayAfterTheLandmarkToTheEndOfTheHorizon(SparkSession spark) {
    assertThat(event(spark, "2026-01-01", "2026-01-01")).isFalse();
    assertThat(event(spark, "2026-01-02", "2026-01-02")).isTrue();
    assertThat(event(spark, "2026-04-01", "2026-04-01")).isTrue();
    assertThat(event(spark, "2026-04-02", "2026-04-02")).isFalse();
  }

  @Test
  void shouldNotKnowAnEventThatWasRecordedAfterTheCut(SparkSession spark) {
    assertThat(event(spark, "2026-03-01", "2026-06-30")).isTrue();
    assertThat(event(spark, "2026-03-01", "2026-07-01")).isFalse();
  }

  private static boolean mature(SparkSession spark, String column, String day) {
    Dataset<Row> row = Rows.of(TABLE).row(column, day).in(spark);
    return row.where(Question.WITHIN_HORIZON.isMature(RULE, CUT)).count() == 1;
  }

  private static boolean event(SparkSession spark, String on, String knownOn) {
    Dataset<Row> row =
        Rows.of(TABLE)
            .row("landmark", "2026-01-01", "event_on", on, "event_known_on", knownOn)
            .in(spark);
    return row.where(coalesce(Question.WITHIN_HORIZON.isEvent(RULE, CUT), lit(false))).count() == 1;
  }
}
