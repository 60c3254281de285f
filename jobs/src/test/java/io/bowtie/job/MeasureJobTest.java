package io.bowtie.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.kpi.KpiCatalog;
import io.bowtie.kpi.KpiTables;
import io.bowtie.silver.Deals;
import io.bowtie.store.TableStore;
import io.bowtie.testkit.Rows;
import io.bowtie.testkit.SparkSupport;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSupport.class)
class MeasureJobTest {
  private final Job job = new MeasureJob();

  @Test
  void shouldWriteEqualTablesWhenANightIsRunAgain(SparkSession spark, TableStore store) {
    store.append(Deals.ENTITY.versions(), deals().in(spark));

    JobResult first = job.run(TestNight.over(spark, store).asOf("2026-06-30"));
    List<String> kpis = rows(store, false);
    job.run(TestNight.over(spark, store).asOf("2026-07-01"));
    JobResult again = job.run(TestNight.over(spark, store).asOf("2026-06-30"));

    assertThat(first.outcome()).isEqualTo("done");
    assertThat(first.rowsIn()).isEqualTo(3);
    assertThat(first.rowsOut()).isEqualTo(kpis.size()).isEqualTo(again.rowsOut());
    assertThat(rows(store, false)).isEqualTo(kpis);
    assertThat(kpis).anyMatch(row -> row.contains("win_rate,month,2026-03-01"));
    assertThat(rows(store, true)).hasSizeGreaterThan(kpis.size());
  }

  @Test
  void shouldSayWhyNothingIsComputedWithoutDeals(SparkSession spark, TableStore store) {
    JobResult result = job.run(TestNight.over(spark, store).asOf("2026-06-30"));

    List<Row> kpis = store.read(KpiTables.KPIS).collectAsList();
    assertThat(result.outcome()).isEqualTo("done");
    assertThat(kpis)
        .hasSameSizeAs(KpiCatalog.KPIS)
        .allSatisfy(
            row ->
                assertThat(row.<String>getAs("undefined_reason"))
                    .isEqualTo("not computed: no source delivers deals"));
    assertThat(store.read(KpiTables.PIPELINE_VELOCITY).collectAsList()).isEmpty();
  }

  @Test
  void shouldNameWhatItReadsAndWrites() {
    assertThat(job.reads())
        .contains("silver.deals", "silver.accounts", "silver.owners", "silver.fx_rates")
        .contains("feature.observations", "gold.scores", "gold.training_profiles");
    assertThat(job.writes())
        .containsExactly(
            "gold.kpis",
            "gold.pipeline_velocity",
            "gold.drift",
            "gold.realised_performance",
            "gold.expected_performance",
            "gold.reason_stability",
            "gold.decisions",
            "gold.quality_checks",
            "gold.recommendation_outcomes",
            "gold.decision_rates",
            "gold.limit_checks",
            "gold.use_case_events");
  }

  private static List<String> rows(TableStore store, boolean allNights) {
    String nights = allNights ? "true" : "as_of = '2026-06-30'";
    return List.of(KpiTables.KPIS, KpiTables.PIPELINE_VELOCITY).stream()
        .flatMap(table -> store.read(table).where(nights).collectAsList().stream())
        .map(Row::toString)
        .sorted()
        .toList();
  }

  private static Rows deals() {
    return Rows.of(Deals.ENTITY.versions())
        .row(deal("D1", "won", "2026-03-10"))
        .row(deal("D2", "lost", "2026-06-10"))
        .row(deal("D3", "open", null));
  }

  private static String[] deal(String id, String outcome, String closed) {
    return new String[] {
      "deal_id",
      id,
      "stage",
      "s",
      "outcome",
      outcome,
      "created_at",
      "2026-01-01",
      "closed_at",
      closed,
      "amount",
      "100",
      "currency",
      "USD",
      "source",
      "crm",
      "recorded_at",
      "2026-06-15",
      "landed_on",
      "2026-06-15",
      "is_deleted",
      "false",
      "row_hash",
      "h",
      "run_id",
      "r"
    };
  }
}
