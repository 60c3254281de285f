package io.bowtie.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.config.BowtieConf;
import io.bowtie.contract.ExitCode;
import io.bowtie.generate.Settings;
import io.bowtie.store.DeltaTableStore;
import io.bowtie.store.StoreTables;
import io.bowtie.store.TableStore;
import io.bowtie.testkit.SparkSupport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The generated company through every job, on Delta. */
@ExtendWith(SparkSupport.class)
class NightTest {
  /** Law 4 leaves these out: they say who wrote a row and when, not what the row says. */
  private static final Set<String> METADATA =
      Set.of("run_id", "_run_id", "_ingested_at", "ingested_at");

  @Test
  void shouldEndInTheSameTablesWhenANightIsRunAgain(@TempDir Path folder, SparkSession spark)
      throws IOException {
    // Too small for any model: also that must be a quiet night.
    BowtieConf conf =
        DemoCompany.in(
            folder,
            Settings.demo().withSize(0.06),
            "train { origins = 1, resamples = 50, gradient-boosted-trees.trees = 5, random-forest.trees = 5 }");
    TableStore store = DeltaTableStore.open(spark, conf.warehouse());
    TestNight night = TestNight.over(spark, store).conf(conf);

    assertThat(Night.run(night.runId("run-1").asOf("2026-06-28"))).isEqualTo(ExitCode.DONE);
    Map<String, List<String>> first = content(store, spark);
    assertThat(Night.run(night.runId("run-2").asOf("2026-06-28"))).isEqualTo(ExitCode.DONE);
    Map<String, List<String>> second = content(store, spark);

    assertThat(second.keySet()).isEqualTo(first.keySet());
    first.forEach((table, rows) -> assertThat(second.get(table)).as(table).isEqualTo(rows));
    assertThat(first.get("feature.observations")).isNotEmpty();
    assertThat(store.read(StoreTables.PUBLICATIONS).select("run_id").distinct().count())
        .isEqualTo(2);
  }

  /** Every table but publications and run ledger, as sorted rows without metadata. */
  private static Map<String, List<String>> content(TableStore store, SparkSession spark) {
    Map<String, List<String>> content = new TreeMap<>();
    for (String table : store.tableNames()) {
      if (!table.equals("gold.publications") && !table.equals("gold.run_ledger")) {
        Dataset<Row> rows = spark.read().format("delta").load(store.location(table));
        String[] kept =
            Stream.of(rows.columns())
                .filter(name -> !METADATA.contains(name))
                .toArray(String[]::new);
        content.put(
            table,
            rows
                .selectExpr("to_json(struct(`" + String.join("`, `", kept) + "`)) as content")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .sorted()
                .toList());
      }
    }
    return content;
  }
}
