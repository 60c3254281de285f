package io.bowtie.report.gold;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.contract.AsOf;
import io.bowtie.scoring.drift.DriftTables;
import io.bowtie.scoring.realised.RealisedTables;
import io.bowtie.scoring.threshold.ThresholdTables;
import io.bowtie.testkit.InMemoryTables;
import io.bowtie.testkit.Rows;
import io.bowtie.testkit.SparkSupport;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSupport.class)
class WatchReaderTest {
  private static final AsOf TONIGHT = AsOf.parse("2026-06-30");

  @Test
  void shouldReadTonightAndTheLastMeasureOfThePast(SparkSession spark) {
    InMemoryTables tables =
        new InMemoryTables(spark)
            .put(
                DriftTables.DRIFT,
                Rows.of(DriftTables.DRIFT)
                    .row(drift("meetings", "0.3", "2026-06-30"))
                    .row(drift("meetings", "0.1", "2026-06-29")))
            .put(
                ThresholdTables.THRESHOLDS,
                Rows.of(ThresholdTables.THRESHOLDS)
                    .row(
                        "use_case",
                        "deal",
                        "threshold_id",
                        "t",
                        "threshold",
                        "0.4",
                        "alert_side",
                        "below",
                        "clear_threshold",
                        "0.45",
                        "minimum_dwell_nights",
                        "3",
                        "binding",
                        "cost",
                        "open_tonight",
                        "10",
                        "alerts_tonight",
                        "4",
                        "owners_tonight",
                        "2",
                        "effective_from_as_of",
                        "2026-06-01",
                        "as_of",
                        "2026-06-30"))
            .put(
                RealisedTables.REALISED_PERFORMANCE,
                Rows.of(RealisedTables.REALISED_PERFORMANCE)
                    .row(realised("deal", "0.7", "2026-05-31"))
                    .row(realised("deal", "0.6", "2026-06-28"))
                    .row(realised("deal", "0.5", "2026-07-26"))
                    .row(realised("lead", "0.4", "2026-05-31")));

    WatchNight watch = new WatchReader(tables, TONIGHT, List.of("lead", "deal")).read();

    assertThat(watch.driftOf("deal"))
        .singleElement()
        .satisfies(row -> assertThat(row.psi().value()).hasValue(0.3));
    assertThat(watch.thresholdOf("deal").orElseThrow().effectiveFrom()).isEqualTo("2026-06-01");
    assertThat(watch.thresholdOf("deal").orElseThrow().costOfMiss().reason())
        .isEqualTo("nobody has set costs");
    assertThat(watch.realisedOf("deal"))
        .singleElement()
        .satisfies(row -> assertThat(row.value().value()).hasValue(0.6));
    assertThat(watch.realisedOf("lead")).hasSize(1);
    assertThat(watch.expectedOf("deal")).isEmpty();
  }

  private static String[] drift(String subject, String psi, String asOf) {
    return new String[] {
      "use_case",
      "deal",
      "model_version",
      "v1",
      "subject_kind",
      "feature",
      "subject",
      subject,
      "sample",
      "landmarks",
      "training_rows",
      "100",
      "current_rows",
      "50",
      "psi",
      psi,
      "null_p95",
      "0.2",
      "verdict",
      "alert",
      "is_raised",
      "true",
      "as_of",
      asOf
    };
  }

  private static String[] realised(String useCase, String value, String asOf) {
    return new String[] {
      "use_case",
      useCase,
      "basis",
      "rules",
      "cohort",
      "2026-02-01",
      "is_complete",
      "true",
      "metric",
      "auc_roc",
      "value",
      value,
      "unit",
      "share",
      "support",
      "40",
      "verdict",
      "unknown",
      "is_alarm",
      "false",
      "as_of",
      asOf
    };
  }
}
