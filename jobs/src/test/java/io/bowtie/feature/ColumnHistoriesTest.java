package io.bowtie.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.silver.Silver;
import io.bowtie.testkit.Rows;
import io.bowtie.testkit.SparkSupport;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSupport.class)
class ColumnHistoriesTest {
  private static final LocalDate TONIGHT = LocalDate.parse("2026-06-30");

  @Test
  void shouldTellSinceWhenEachColumnHasValuesAndHowManyCameFirst(SparkSession spark) {
    Dataset<Row> accounts =
        Rows.of(Silver.entity("accounts").versions())
            .row("account_id", "a", "recorded_at", "2026-06-28")
            .row("account_id", "b", "recorded_at", "2026-06-28", "segment", "smb")
            .row("account_id", "c", "recorded_at", "2026-06-29", "segment", "smb")
            .row("account_id", "d", "recorded_at", "2026-06-28", "segment", "smb")
            .in(spark)
            .repartition(3);
    Dataset<Row> stages =
        Rows.of(Silver.entity("activities").versions())
            .row("activity_id", "m", "recorded_at", "2024-01-05")
            .in(spark);

    List<ColumnHistory> histories =
        ColumnHistories.of(Map.of("accounts", accounts, "activities", stages), TONIGHT);

    assertThat(histories)
        .containsExactly(
            history("accounts", "*", "2026-06-28", 3, 4),
            history("accounts", "account_id", "2026-06-28", 3, 4),
            history("accounts", "segment", "2026-06-28", 2, 3),
            history("activities", "*", "2024-01-05", 1, 1),
            history("activities", "activity_id", "2024-01-05", 1, 1));
    assertThat(Beginnings.of(histories).hasBegun("accounts", LocalDate.parse("2026-06-27")))
        .isFalse();
    assertThat(Beginnings.of(histories).hasBegun("accounts", LocalDate.parse("2026-06-28")))
        .isTrue();
    assertThat(Beginnings.of(histories).hasBegun("tickets", TONIGHT)).isFalse();
  }

  private static ColumnHistory history(
      String entity, String column, String since, long firstDay, long versions) {
    return new ColumnHistory(entity, column, LocalDate.parse(since), firstDay, versions, TONIGHT);
  }
}
