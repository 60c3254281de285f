package io.bowtie.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;
import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.config.BowtieConf;
import io.bowtie.contract.TableContract;
import io.bowtie.feature.Observations;
import io.bowtie.generate.Settings;
import io.bowtie.model.evidence.PredictionTables;
import io.bowtie.scoring.ScoringTables;
import io.bowtie.scoring.drift.DriftTables;
import io.bowtie.scoring.realised.RealisedTables;
import io.bowtie.scoring.threshold.ThresholdTables;
import io.bowtie.store.DeltaTableStore;
import io.bowtie.store.TableStore;
import io.bowtie.testkit.SparkSupport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The leads of a generated company: a training, its scores, and what is watched of them. */
@ExtendWith(SparkSupport.class)
class MonitoringTest {
  private static final String NIGHT = "2026-06-28";
  private static final String QUICK =
      """
      train { origins = 2, resamples = 50 }
      train.logistic-regression.regularisation = [0.01]
      train.gradient-boosted-trees.enabled = false
      train.random-forest.enabled = false
      use-cases.churn.enabled = false
      use-cases.deal.enabled = false
      sources { usage = null, support = null, billing = null }
      thresholds.lead.trial { cost-of-false-alert = 10, cost-of-miss = 90, capacity-per-week = 1
                              author = "marketing operations", approver = "revops-lead"
                              effective-from-as-of = "2026-06-01" }
      """;

  @Test
  void shouldWatchWhatWasTrainedAndScored(@TempDir Path folder, SparkSession spark)
      throws IOException {
    BowtieConf conf = DemoCompany.in(folder, Settings.demo().withSize(0.2), QUICK);
    TableStore store = DeltaTableStore.open(spark, conf.warehouse());
    RunContext night = TestNight.over(spark, store).conf(conf).asOf(NIGHT);
    List.of(new IngestJob(), new ConformJob(), new ObserveJob(), new TrainJob(), new ScoreJob())
        .forEach(job -> job.run(night));
    store.append(ScoringTables.SCORES, pastScores(store));

    JobResult result = new MeasureJob().run(night);

    assertThat(result.detail()).contains("subjects have drifted");
    assertThat(store.read(PredictionTables.BACKTEST_PREDICTIONS).count()).isPositive();
    List<Row> drift = rows(store, DriftTables.DRIFT);
    assertThat(drift)
        .extracting(row -> row.<String>getAs("subject"))
        .contains("score", "label", "lead_source");
    assertThat(drift)
        .filteredOn(row -> row.<String>getAs("subject_kind").equals("feature"))
        .allSatisfy(
            row -> {
              assertThat(row.<Double>getAs("psi")).isNotNegative();
              assertThat(row.<Double>getAs("null_p95")).isPositive();
            });
    // The generator keeps leads much as they were.
    assertThat(drift)
        .filteredOn(row -> row.<Boolean>getAs("is_raised"))
        .hasSizeLessThan(drift.size() / 2);
    assertThat(rows(store, ThresholdTables.THRESHOLDS))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.<String>getAs("approver")).isEqualTo("revops-lead");
              assertThat(row.<String>getAs("binding")).isEqualTo("capacity");
              assertThat(row.<Long>getAs("open_tonight")).isPositive();
            });
    assertThat(rows(store, ThresholdTables.THRESHOLD_EVIDENCE)).hasSize(10);
    assertThat(rows(store, RealisedTables.EXPECTED_PERFORMANCE)).hasSize(6);
    assertThat(rows(store, ScoringTables.REASON_STABILITY))
        .singleElement()
        .satisfies(row -> assertThat(row.<Long>getAs("common_count")).isZero());
    List<Row> realised = rows(store, RealisedTables.REALISED_PERFORMANCE);
    assertThat(realised)
        .filteredOn(row -> row.<String>getAs("metric").equals("auc_roc"))
        .singleElement()
        // What stood in for past scores was drawn by lot.
        .satisfies(row -> assertThat(row.<Double>getAs("value")).isBetween(0.1, 0.9));
    List<String> first = realised.stream().map(Row::toString).toList();
    new MeasureJob().run(night);
    assertThat(rows(store, RealisedTables.REALISED_PERFORMANCE).stream().map(Row::toString))
        .containsExactlyInAnyOrderElementsOf(first);
  }

  /** Probabilities by lot for the leads that were looked at in January. */
  private static Dataset<Row> pastScores(TableStore store) {
    return store
        .read(Observations.table(List.of()))
        .where(col("landmark").between(lit(LocalDate.parse("2026-01-01")), lit("2026-01-31")))
        .select("entity_id")
        .distinct()
        .select(
            lit("lead").as("use_case"),
            col("entity_id"),
            pmod(xxhash64(col("entity_id")), lit(97)).divide(97.0).as("probability"),
            lit("rules").as("basis"),
            lit(LocalDate.parse("2026-01-31")).as("as_of"));
  }

  private static List<Row> rows(TableStore store, TableContract table) {
    return store
        .read(table)
        .where(col("as_of").equalTo(lit(LocalDate.parse(NIGHT))))
        .collectAsList();
  }
}
