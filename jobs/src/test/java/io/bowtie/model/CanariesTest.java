package io.bowtie.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.evaluation.GateCondition;
import io.bowtie.evaluation.GateDecision;
import io.bowtie.evaluation.GateQuestion;
import io.bowtie.evaluation.Metric;
import io.bowtie.evaluation.Verdict;
import io.bowtie.feature.Observations;
import io.bowtie.testkit.Rows;
import io.bowtie.testkit.SparkSupport;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSupport.class)
class CanariesTest {
  private static final GateDecision PASSED =
      new GateDecision(
          Verdict.PUBLISH,
          List.of(GateCondition.of(GateQuestion.HOW_LIKELY, true, "It beats the rules.")));

  @Test
  void shouldPublishNothingOnEvidenceThatACanaryRefutes() {
    GateDecision decision =
        Canaries.weighed(
            PASSED,
            List.of(
                canary(Canary.Result.HELD, "As it should."),
                canary(Canary.Result.FAILED, "It learned from noise.")));

    assertThat(decision.verdict()).isEqualTo(Verdict.ABSTAIN);
    assertThat(decision.reasons())
        .containsExactly("Not met: It learned from noise.", "Met: It beats the rules.");
  }

  @Test
  void shouldLeaveTheGatesDecisionWhereNoCanaryFailed() {
    assertThat(
            Canaries.weighed(
                PASSED,
                List.of(
                    canary(Canary.Result.HELD, "As it should."),
                    canary(Canary.Result.REPORTED, "A figure."),
                    Canary.notRun("other", "too little data"))))
        .isEqualTo(PASSED);
  }

  /** Every row with a good sign wins after 10 days; the others are lost after 40. */
  @Test
  void shouldSwapOutcomesWithoutChangingHowOftenAndHowSoonTheyCome(SparkSession spark) {
    Dataset<Row> frame = frame(spark);

    Dataset<Row> shuffled = ShuffledOutcomes.of(frame, 1);

    assertThat(delays(shuffled)).isEqualTo(delays(frame)).containsOnlyKeys("won in 10", "lost");
    assertThat(wonOf(frame, "good")).isEqualTo(200);
    assertThat(wonOf(shuffled, "good")).isBetween(60L, 140L);
    assertThat(shuffled.collectAsList())
        .isEqualTo(ShuffledOutcomes.of(frame, 1).collectAsList())
        .isNotEqualTo(ShuffledOutcomes.of(frame, 2).collectAsList());
    assertThat(shuffled.drop("event_on", "event_known_on", "decided_on", "decided_known_on"))
        .satisfies(
            rows ->
                assertThat(rows.collectAsList())
                    .isEqualTo(
                        frame
                            .drop("event_on", "event_known_on", "decided_on", "decided_known_on")
                            .collectAsList()));
  }

  private static Map<String, Long> delays(Dataset<Row> rows) {
    return rows.collectAsList().stream()
        .collect(Collectors.groupingBy(CanariesTest::delay, TreeMap::new, Collectors.counting()));
  }

  private static String delay(Row row) {
    LocalDate won = row.getAs("event_on");
    LocalDate landmark = row.getAs("landmark");
    return won == null ? "lost" : "won in " + ChronoUnit.DAYS.between(landmark, won);
  }

  private static long wonOf(Dataset<Row> rows, String segment) {
    return rows.where("segment_group = '" + segment + "' and event_on is not null").count();
  }

  private static Dataset<Row> frame(SparkSession spark) {
    Rows rows = Rows.of(Observations.table(List.of()));
    for (int i = 0; i < 400; i++) {
      LocalDate landmark = LocalDate.parse("2026-01-01").plusDays(i % 90);
      boolean isGood = i % 2 == 0;
      String decided = landmark.plusDays(isGood ? 10 : 40).toString();
      rows.row(
          "entity_id",
          "D" + i,
          "landmark",
          landmark.toString(),
          "segment_group",
          isGood ? "good" : "bad",
          "event_on",
          isGood ? decided : null,
          "event_known_on",
          isGood ? decided : null,
          "decided_on",
          decided,
          "decided_known_on",
          decided);
    }
    return rows.in(spark).coalesce(1).localCheckpoint();
  }

  private static Canary canary(Canary.Result result, String sentence) {
    return new Canary("some", result, Metric.undefined("not measured"), sentence);
  }
}
