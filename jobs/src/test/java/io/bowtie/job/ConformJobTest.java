package io.bowtie.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.store.TableStore;
import io.bowtie.testkit.SparkSupport;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkSupport.class)
class ConformJobTest {
  private static final String STAGES =
      "stage,position,class\nQualify,1,open\nPropose,2,open\nWon,3,won\nLost,4,lost\n";

  private SmallCompany company;

  @BeforeEach
  void company(SparkSession spark, TableStore store, @TempDir Path folder) {
    company = new SmallCompany(spark, store, folder).file("stages-2026-06-01.csv", STAGES);
  }

  @Test
  void shouldAddOnlyWhatASnapshotHasChanged() {
    company.file(
        "deals-2026-06-01.csv",
        SmallCompany.HEADER
            + "D1,Qualify,open,100.50,2026-05-01\nD2,Qualify,open,200,2026-05-02\n");
    company.file(
        "deals-2026-06-02.csv",
        SmallCompany.HEADER + "D1,Won,won,100.50,2026-05-01\nD2,Qualify,open,200,2026-05-02\n");

    company.night("2026-06-01");
    company.night("2026-06-02");

    assertThat(lines("silver.deals", "deal_id", "stage", "recorded_at", "landed_on"))
        .containsExactly(
            "D1 Qualify 2026-06-01T00:00:00Z 2026-06-01",
            "D1 Won 2026-06-02T00:00:00Z 2026-06-02",
            "D2 Qualify 2026-06-01T00:00:00Z 2026-06-01");
    assertThat(lines("silver.deals_current", "deal_id", "stage"))
        .containsExactly("D1 Won", "D2 Qualify");
    assertThat(lines("silver.deals_snapshots", "as_of", "deal_id", "stage"))
        .containsExactly("2026-06-01 D1 Qualify", "2026-06-01 D2 Qualify", "2026-06-02 D2 Qualify");
  }

  @Test
  void shouldEndInTheSameTablesWhenANightIsRunAgain() {
    company.file(
        "deals-2026-06-01.csv",
        SmallCompany.HEADER + "D1,Qualify,open,100,2026-05-01\nD2,Nonsense,open,1,2026-05-02\n");
    company.night("2026-06-01");
    List<List<String>> first = everything();
    company.night("2026-06-01");
    assertThat(everything()).isEqualTo(first);
  }

  private List<List<String>> everything() {
    return List.of(
            "bronze.crm__deals",
            "bronze.file_ledger",
            "silver.deals",
            "silver.deals_current",
            "silver.deals_snapshots",
            "silver.stages",
            "silver.mapping_ledger",
            "gold.quarantine",
            "gold.quality_checks")
        .stream()
        .map(table -> lines(table, company.table(table).columns()))
        .toList();
  }

  private List<String> lines(String table, String... columns) {
    return company.table(table).collectAsList().stream()
        .map(
            row ->
                List.of(columns).stream()
                    .map(column -> String.valueOf(row.<Object>getAs(column)))
                    .reduce((one, other) -> one + " " + other)
                    .orElse(""))
        .sorted()
        .toList();
  }
}
