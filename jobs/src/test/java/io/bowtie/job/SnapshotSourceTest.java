package io.bowtie.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.store.TableStore;
import io.bowtie.testkit.SparkSupport;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A source each of whose landings is the whole table. */
@ExtendWith(SparkSupport.class)
class SnapshotSourceTest {
  private static final String D1 = "D1,Won,won,1,2026-05-01\n";
  private static final String D2 = "D2,Won,won,2,2026-05-02\n";
  private static final String D3 = "D3,Won,won,3,2026-05-03\n";
  private static final String D4 = "D4,Won,won,4,2026-05-04\n";
  private static final String[] SHOWN = {"deal_id", "amount", "recorded_at", "is_deleted"};

  private SmallCompany company;

  @BeforeEach
  void company(SparkSession spark, TableStore store, @TempDir Path folder) {
    company =
        new SmallCompany(spark, store, folder)
            .conf("sources.crm.increment = snapshot")
            .file("stages-2026-06-01.csv", "stage,position,class\nWon,1,won\n");
  }

  @Test
  void shouldTakeAMissingKeyForDeletedUntilItComesBack() {
    snapshot("2026-06-01", D1 + D2 + D3);
    snapshot("2026-06-02", "D1,Won,won,1.5,2026-05-01\n" + D3);
    // Byte for byte the first one again.
    snapshot("2026-06-03", D1 + D2 + D3);
    company.night("2026-06-01");
    company.night("2026-06-02");
    assertThat(current()).containsExactly("D1 1.5000 false", "D3 3.0000 false");
    company.night("2026-06-03");
    assertThat(versions())
        .containsExactly(
            "D1 1.0000 2026-06-01T00:00:00Z false",
            "D1 1.0000 2026-06-03T00:00:00Z false",
            "D1 1.5000 2026-06-02T00:00:00Z false",
            "D2 2.0000 2026-06-01T00:00:00Z false",
            "D2 2.0000 2026-06-02T00:00:00Z true",
            "D2 2.0000 2026-06-03T00:00:00Z false",
            "D3 3.0000 2026-06-01T00:00:00Z false");
    List<String> before = everything();
    company.night("2026-06-03");
    company.night("2026-06-02");
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void shouldGiveALateNightWhatItWouldHaveGiven() {
    // With a time of its own a row that comes back says that it is as old as before.
    company.mapping(
        "deals", SmallCompany.DEALS_SQL.replace("_file", "opened as recorded_at, _file"));
    snapshot("2026-06-01", D1 + D2);
    snapshot("2026-06-02", D1);
    snapshot("2026-06-03", D1 + D2);
    company.night("2026-06-03");
    company.night("2026-06-02");
    assertThat(versions())
        .containsExactly(
            "D1 1.0000 2026-05-01T00:00:00Z false",
            "D2 2.0000 2026-05-02T00:00:00Z false",
            "D2 2.0000 2026-06-02T00:00:00Z true",
            "D2 2.0000 2026-06-03T00:00:00Z false");
    assertThat(lines("silver.deals", "deal_id", "recorded_at", "landed_on"))
        .contains("D2 2026-06-02T00:00:00Z 2026-06-02", "D2 2026-06-03T00:00:00Z 2026-06-03");
    assertThat(current()).containsExactly("D1 1.0000 false", "D2 2.0000 false");
  }

  @Test
  void shouldDeleteNothingOnASnapshotThatWasCutShort() {
    snapshot("2026-06-01", D1 + D2 + D3 + D4);
    snapshot("2026-06-02", D1);
    company.night("2026-06-01");
    JobResult result = company.ingest("2026-06-02");
    company.conform("2026-06-02");
    assertThat(result).isInstanceOf(JobResult.Blocked.class);
    assertThat(result.detail())
        .contains("2026-06-02 has 1 row(s), the last one that counts 4", "maximum-snapshot-loss");
    assertThat(versions()).noneMatch(version -> version.endsWith("true"));
    // The next whole one is compared with the last whole one.
    snapshot("2026-06-03", D1 + D2 + D3);
    company.night("2026-06-03");
    assertThat(versions())
        .filteredOn(version -> version.endsWith("true"))
        .containsExactly("D4 4.0000 2026-06-03T00:00:00Z true");
  }

  @Test
  void shouldBlockAnEntityWhoseRowsDoNotSayWhereTheyComeFrom() {
    company.mapping(
        "deals", "select id as deal_id, stage, outcome, amount, opened as recorded_at from deals");
    snapshot("2026-06-01", D1 + D2);
    snapshot("2026-06-02", D1);
    JobResult result = company.night("2026-06-02");
    assertThat(result).isInstanceOf(JobResult.Blocked.class);
    assertThat(result.detail()).contains("snapshots lack", "Add _file, _line, _landed_on");
  }

  private void snapshot(String day, String rows) {
    company.file("deals-" + day + ".csv", SmallCompany.HEADER + rows);
  }

  private List<String> versions() {
    return lines("silver.deals", SHOWN);
  }

  private List<String> current() {
    return lines("silver.deals_current", "deal_id", "amount", "is_deleted");
  }

  private List<String> everything() {
    Set<String> metadata = Set.of("run_id", "_run_id", "_ingested_at", "ingested_at");
    return Stream.of("bronze.crm__deals", "silver.deals", "silver.deals_current")
        .flatMap(
            table ->
                lines(
                    table,
                    Stream.of(company.table(table).columns())
                        .filter(name -> !metadata.contains(name))
                        .toArray(String[]::new))
                    .stream())
        .toList();
  }

  private List<String> lines(String table, String... columns) {
    return company.table(table).collectAsList().stream()
        .map(
            row ->
                String.join(
                    " ",
                    Stream.of(columns)
                        .map(column -> String.valueOf(row.<Object>getAs(column)))
                        .toList()))
        .sorted()
        .toList();
  }
}
