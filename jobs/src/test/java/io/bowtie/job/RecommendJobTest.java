package io.bowtie.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.recommendation.RecommendationTables;
import io.bowtie.scoring.ScoringTables;
import io.bowtie.store.TableStore;
import io.bowtie.testkit.Rows;
import io.bowtie.testkit.SparkSupport;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSupport.class)
class RecommendJobTest {
  private final Job job = new RecommendJob();

  @Test
  void shouldAdviseFromTheScoresOfItsNightAlone(SparkSession spark, TableStore store) {
    store.append(
        ScoringTables.SCORES,
        Rows.of(ScoringTables.SCORES)
            .row(lead("L1", "0.7", "A", "2026-06-30"))
            .row(lead("L2", "0.1", "C", "2026-06-30"))
            .row(lead("L3", "0.7", "A", "2026-06-29"))
            .in(spark));

    JobResult first = job.run(TestNight.over(spark, store).asOf("2026-06-30"));
    List<String> advice = advice(store);
    JobResult again = job.run(TestNight.over(spark, store).asOf("2026-06-30"));

    assertThat(first.rowsIn()).isEqualTo(2);
    assertThat(first.rowsOut()).isEqualTo(1);
    assertThat(again).isEqualTo(first);
    assertThat(advice).singleElement().asString().contains("L1");
    assertThat(advice(store)).isEqualTo(advice);
  }

  @Test
  void shouldTakeItsFormerAdviceBackWhenTheScoresAreGone(SparkSession spark, TableStore store) {
    Rows scores = Rows.of(ScoringTables.SCORES).row(lead("L1", "0.7", "A", "2026-06-30"));
    store.append(ScoringTables.SCORES, scores.in(spark));
    job.run(TestNight.over(spark, store).asOf("2026-06-30"));
    store.overwrite(ScoringTables.SCORES, Rows.of(ScoringTables.SCORES).in(spark));

    JobResult result = job.run(TestNight.over(spark, store).asOf("2026-06-30"));

    assertThat(result.outcome()).isEqualTo("nothing_to_do");
    assertThat(result.detail()).contains("2026-06-30");
    assertThat(advice(store)).isEmpty();
  }

  private static List<String> advice(TableStore store) {
    return store.read(RecommendationTables.RECOMMENDATIONS).collectAsList().stream()
        .map(Row::toString)
        .sorted()
        .toList();
  }

  private static String[] lead(String id, String probability, String band, String asOf) {
    return new String[] {
      "use_case",
      "lead",
      "entity_id",
      id,
      "probability",
      probability,
      "probability_low",
      "0.05",
      "probability_high",
      "0.9",
      "rank",
      "1",
      "band",
      band,
      "confidence",
      "high",
      "basis",
      "model",
      "explained_output",
      "log_odds",
      "explained_value",
      "0",
      "caveats",
      "",
      "as_of",
      asOf,
      "run_id",
      "r"
    };
  }
}
