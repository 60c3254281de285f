package io.bowtie.silver;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.Tables;
import io.bowtie.testkit.InMemoryTables;
import io.bowtie.testkit.Rows;
import io.bowtie.testkit.SparkSupport;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSupport.class)
class SilverAsOfTest {
  private static final AsOf NIGHT = AsOf.parse("2026-06-30");

  private final SparkSession spark;
  private final Rows versions = Rows.of(Deals.ENTITY.versions());

  SilverAsOfTest(SparkSession spark) {
    this.spark = spark;
  }

  @Test
  void shouldKeepTheVersionRecordedLast() {
    version("D1", "early", "2026-06-01", "2026-06-02", "false");
    version("D1", "late", "2026-06-30T23:59:59Z", "2026-06-30", "false");
    version("D2", "only", "2026-01-01", "2026-06-30", "false");

    assertThat(stages()).containsExactlyInAnyOrder("late", "only");
  }

  @Test
  void shouldNotSeeWhatWasRecordedOrLandedLater() {
    version("D1", "known", "2026-06-01", "2026-06-01", "false");
    version("D1", "recorded the next day", "2026-07-01T00:00:00Z", "2026-06-30", "false");
    version("D1", "landed the next day", "2026-06-20", "2026-07-01", "false");
    version("D2", "landed the next day", "2026-06-20", "2026-07-01", "false");

    assertThat(stages()).containsExactly("known");
  }

  @Test
  void shouldLeaveOutWhatIsDeletedOrMergedByThen() {
    version("D1", "open", "2026-06-01", "2026-06-01", "false");
    version("D1", "deleted", "2026-06-02", "2026-06-02", "true");
    version("D2", "deleted", "2026-06-01", "2026-06-01", "true");
    version("D2", "back again", "2026-06-02", "2026-06-02", "false");
    version("D3", "deleted later", "2026-06-01", "2026-06-01", "false");
    version("D3", "deleted later", "2026-07-02", "2026-07-02", "true");
    versions.row(
        cells("D4", "merged", "2026-06-01", "2026-06-01", "false", "merged_into_id", "D2"));

    assertThat(stages()).containsExactlyInAnyOrder("back again", "deleted later");
  }

  @Test
  void shouldBreakTiesByRowHash() {
    versions.row(cells("D1", "a", "2026-06-01", "2026-06-01", "false", "row_hash", "1"));
    versions.row(cells("D1", "b", "2026-06-01", "2026-06-01", "false", "row_hash", "2"));

    assertThat(stages()).containsExactly("b");
  }

  @Test
  void shouldLetALaterLandingRestateAVersion() {
    version("D1", "as first landed", "2026-06-01", "2026-06-01", "false");
    version("D1", "restated", "2026-06-01", "2026-06-10", "false");
    version("D1", "restated after the night", "2026-06-01", "2026-07-10", "false");

    assertThat(stages()).containsExactly("restated");
  }

  @Test
  void shouldKeepTheColumns() {
    version("D1", "open", "2026-06-01", "2026-06-01", "false");

    assertThat(latest().columns()).containsExactlyElementsOf(Deals.ENTITY.versions().columnNames());
  }

  private void version(String id, String stage, String recorded, String landed, String deleted) {
    versions.row(cells(id, stage, recorded, landed, deleted, "row_hash", "h"));
  }

  private static String[] cells(
      String id, String stage, String recorded, String landed, String deleted, String... further) {
    List<String> cells =
        new ArrayList<>(
            List.of(
                "deal_id",
                id,
                "stage",
                stage,
                "outcome",
                "open",
                "source",
                "crm",
                "recorded_at",
                recorded,
                "landed_on",
                landed,
                "is_deleted",
                deleted,
                "run_id",
                "r"));
    cells.addAll(List.of(further));
    return cells.toArray(String[]::new);
  }

  private Dataset<Row> latest() {
    return SilverAsOf.latest(tables(), Deals.ENTITY, NIGHT);
  }

  private Tables tables() {
    return new InMemoryTables(spark).put(Deals.ENTITY.versions(), versions);
  }

  private List<String> stages() {
    return latest().collectAsList().stream().map(row -> row.<String>getAs("stage")).toList();
  }
}
