package io.bowtie.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.contract.TableContract;
import io.bowtie.store.TableStore;
import io.bowtie.testkit.SparkSupport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSupport.class)
class QueriesTest {
  @Test
  void shouldAnswerEverydayQueriesBeforeAnyNight(SparkSession spark, TableStore store) {
    RunContext run = TestNight.over(spark, store).asOf("2026-06-30");

    assertThat(new EverydayQueries(spark, store, run.conf()).askAll())
        .contains("{\"t\":\"gold.scores\",\"n\":0,\"a\":null,\"b\":null}")
        .doesNotContain("\"n\":1");
    assertThat(store.tableNames()).isEmpty();
  }

  @Test
  void shouldPromiseEveryTableThatTheReadmeNamesAndEveryJobWrites(
      SparkSession spark, TableStore store) throws IOException {
    Set<String> promised =
        PromisedTables.of(TestNight.over(spark, store).asOf("2026-06-30").conf()).stream()
            .map(TableContract::qualifiedName)
            .collect(Collectors.toSet());

    List<String> named =
        Files.readString(Path.of("../README.md"))
            .lines()
            .dropWhile(line -> !line.startsWith("## What each gold table is for"))
            .filter(line -> line.startsWith("| `"))
            .flatMap(line -> Stream.of(line.split("\\|", -1)[1].split("`", -1)))
            .filter(word -> word.matches("\\w+"))
            .map(name -> "gold." + name)
            .toList();
    List<String> written =
        JobCatalog.night().stream()
            .flatMap(job -> job.writes().stream())
            .filter(name -> name.matches("\\w+\\.\\w+"))
            .toList();

    assertThat(named).hasSizeGreaterThan(40);
    assertThat(written).hasSizeGreaterThan(30);
    assertThat(promised).containsAll(named).containsAll(written);
  }
}
