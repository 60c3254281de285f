package io.bowtie.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.contract.AsOf;
import io.bowtie.quality.CheckResult;
import io.bowtie.quality.Outcome;
import io.bowtie.quality.QualityTables;
import io.bowtie.store.TableStore;
import io.bowtie.testkit.SparkSupport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A night beside what {@code gold.quality_checks} holds of the nights before it. */
@ExtendWith(SparkSupport.class)
class GatesTest {
  private static final AsOf FIRST = AsOf.parse("2026-06-01");
  private static final int NIGHTS = 10;

  @Test
  void shouldCompareRowCountsWithNightsThatWereNotBlockedAndNotLater(
      SparkSession spark, TableStore store) {
    List<Dataset<Row>> history = new ArrayList<>();
    for (int night = 0; night < NIGHTS; night++) {
      history.add(checks(spark, FIRST.plusDays(night), counted(1_000L * night)));
    }
    AsOf blocked = FIRST.plusDays(NIGHTS);
    history.add(checks(spark, blocked, counted(1_000_000), drift(Outcome.BLOCK)));
    AsOf tonight = FIRST.plusDays(NIGHTS + 1);
    history.add(checks(spark, tonight, counted(0)));
    history.add(checks(spark, tonight.plusDays(1), counted(0)));
    store.append(
        QualityTables.QUALITY_CHECKS, history.stream().reduce(Dataset::unionByName).orElseThrow());
    Gates gates =
        Gates.of(
            TestNight.over(spark, store).asOf(tonight.toString()),
            new ConformInputs(Map.of(), Map.of()));

    assertThat(gates.drift(List.of(counted(1_000L * (NIGHTS + 1)))))
        .extracting(CheckResult::outcome)
        .containsExactly(Outcome.PASS);
    assertThat(gates.drift(List.of(counted(1_000L * (NIGHTS - 1)))))
        .extracting(CheckResult::outcome)
        .as("nothing came in two nights")
        .containsExactly(Outcome.CAVEAT);
    assertThat(gates.drift(List.of(of("contacts", "row_count", Outcome.PASS, 5)))).isEmpty();
  }

  private static Dataset<Row> checks(SparkSession spark, AsOf asOf, CheckResult... results) {
    return CheckResult.rows(spark, List.of(results), asOf, "r");
  }

  private static CheckResult counted(long rows) {
    return of("deals", "row_count", Outcome.PASS, rows);
  }

  private static CheckResult drift(Outcome outcome) {
    return of("deals", "row_count_drift", outcome, 1);
  }

  private static CheckResult of(String entity, String rule, Outcome outcome, long rows) {
    return new CheckResult("crm", entity, rule, CheckResult.ROW, outcome, rows, 0, "In words.");
  }
}
