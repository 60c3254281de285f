package io.bowtie.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bowtie.config.BowtieConf;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.ExitCode;
import io.bowtie.contract.OperatorError;
import io.bowtie.contract.TableContract;
import io.bowtie.evaluation.Verdict;
import io.bowtie.generate.Settings;
import io.bowtie.governance.UseCaseEvent;
import io.bowtie.governance.audit.AuditVerdict;
import io.bowtie.model.registry.RegistryTables;
import io.bowtie.scoring.ScoringTables;
import io.bowtie.store.DeltaTableStore;
import io.bowtie.store.StoreTables;
import io.bowtie.store.TableStore;
import io.bowtie.testkit.SparkSupport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
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
            "train { origins = 1, resamples = 50, gradient-boosted-trees.trees = 5,"
                + " random-forest.trees = 5 }\n"
                // So few leads convert that none would reach the usual edge.
                + "bands.lead { a = 0.4, b = 0.01, c = 0.001 }");
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
    for (String table : store.tableNames()) {
      assertThat(protocol(spark, store, table)).as(table).isEqualTo("1 2");
    }
    assertThat(PromisedTables.of(conf).stream().map(TableContract::qualifiedName))
        .as("tables that can be asked for before they are written")
        .containsAll(
            first.keySet().stream()
                .filter(name -> !name.startsWith("bronze.") || name.equals("bronze.file_ledger"))
                .toList());
    Pages pages = new Pages(conf.reports());
    assertThat(pages.of("2026-06-28").get("index.html")).contains("run-2");
    letRulesSpeakOfLeads(store);
    shouldPublishNoMixOfRuns(night);
    shouldChangeNothingForWhoReads(conf, spark);
    shouldShowPagesWithTheirPublication(night, pages);
    shouldTakeAStoppedUseCaseFromThePages(store, night, pages);
  }

  /** As if the company were large enough: what is shown below needs scores. */
  private static void letRulesSpeakOfLeads(TableStore store) {
    Column verdict =
        when(col("use_case").equalTo("lead"), Verdict.RULES_ONLY.word()).otherwise(col("verdict"));
    store.overwrite(
        RegistryTables.MODEL_REGISTRY,
        store.read(RegistryTables.MODEL_REGISTRY).withColumn("verdict", verdict).localCheckpoint());
  }

  /** {@code score} again by itself, and then the jobs after it, each in a run of its own. */
  private static void shouldPublishNoMixOfRuns(TestNight night) {
    Night.run(new ScoreJob(), night.runId("run-3").asOf("2026-06-28"));

    OperatorError refused =
        catchThrowableOfType(
            OperatorError.class,
            () -> Night.run(new PublishJob(), night.runId("run-4").asOf("2026-06-28")));
    assertThat(refused.exitCode()).isEqualTo(ExitCode.DATA_GATE);
    assertThat(refused)
        .hasMessageContaining("gold.scores: recommend read it")
        .hasMessageContaining("recommend, measure, report, publish");

    for (Job job : List.of(new RecommendJob(), new MeasureJob(), new ReportJob())) {
      Night.run(job, night.runId("run-5-" + job.name()).asOf("2026-06-28"));
    }
  }

  /** Killed at both ends of the commit; what is left over is done by the next run of any job. */
  private static void shouldShowPagesWithTheirPublication(TestNight night, Pages pages) {
    RunContext sound = night.runId("run-6").asOf("2026-06-28");
    Map<String, String> former = pages.of("2026-06-28");

    assertThatThrownBy(() -> Night.run(new PublishJob(), dyingAtCommit(sound, true)))
        .isInstanceOf(Killed.class);
    assertThat(pages.of("2026-06-28")).isEqualTo(former);

    assertThatThrownBy(() -> Night.run(new PublishJob(), dyingAtCommit(sound, false)))
        .isInstanceOf(Killed.class);
    assertThat(pages.of("2026-06-28")).isEqualTo(former);

    Night.run(new IngestJob(), night.runId("run-7").asOf("2026-06-29"));
    assertThat(pages.of("2026-06-28").get("index.html")).contains("run-5-report");
    assertThat(pages.latest()).contains("url=2026-06-28/index.html");
    assertThat(AuditLog.check(sound.store(), Optional.empty()))
        .isInstanceOf(AuditVerdict.Whole.class);
  }

  private static void shouldTakeAStoppedUseCaseFromThePages(
      TableStore store, TestNight night, Pages pages) {
    List<String> leads =
        store
            .read(ScoringTables.SCORES)
            .where("use_case = 'lead'")
            .select("entity_id")
            .as(Encoders.STRING())
            .collectAsList();
    assertThat(pages.naming("2026-06-28", leads)).contains("index.html", "training.html");
    RunContext stop = night.runId("run-8").asOf("2026-06-28");
    Stops.append(
        stop,
        new UseCaseEvent(
            "lead",
            1,
            UseCaseEvent.Kind.STOPPED,
            stop.asOf(),
            "head",
            "Complaints.",
            Instant.EPOCH));

    assertThatThrownBy(() -> Night.run(new PublishJob(), dyingAtCommit(stop, true)))
        .isInstanceOf(Killed.class);
    assertThat(pages.naming("2026-06-28", leads)).contains("index.html");

    Night.run(new PublishJob(), stop);
    assertThat(pages.naming("2026-06-28", leads)).isEmpty();
    assertThat(pages.of("2026-06-28").get("training.html")).contains("Complaints.");
  }

  /** As if the process had been killed right before the publication's commit, or right after it. */
  private static RunContext dyingAtCommit(RunContext sound, boolean isBefore) {
    TableStore dying =
        (TableStore)
            Proxy.newProxyInstance(
                NightTest.class.getClassLoader(),
                new Class<?>[] {TableStore.class},
                (proxy, method, arguments) -> {
                  boolean isCommit =
                      method.getName().equals("append")
                          && arguments[0].equals(StoreTables.PUBLICATIONS);
                  if (isCommit && isBefore) {
                    throw new Killed();
                  }
                  Object result = method.invoke(sound.store(), arguments);
                  if (isCommit) {
                    throw new Killed();
                  }
                  return result;
                });
    return new RunContext(
        sound.conf(),
        sound.asOf(),
        sound.runId() + (isBefore ? "-before" : "-after"),
        sound.codeHash(),
        sound.isForced(),
        sound.spark(),
        dying,
        sound.clock(),
        sound.progress());
  }

  /** No exception of which the ledger would know. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** What readers find. */
  private record Pages(Path folder) {

    Map<String, String> of(String night) {
      Map<String, String> pages = new TreeMap<>();
      try (Stream<Path> files = Files.walk(folder.resolve(night))) {
        for (Path file : files.filter(each -> each.toString().endsWith(".html")).toList()) {
          pages.put(folder.resolve(night).relativize(file).toString(), Files.readString(file));
        }
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
      return pages;
    }

    List<String> naming(String night, List<String> entities) {
      return of(night).entrySet().stream()
          .filter(page -> entities.stream().anyMatch(page.getValue()::contains))
          .map(Map.Entry::getKey)
          .toList();
    }

    String latest() {
      try {
        return Files.readString(folder.resolve("latest.html"));
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
  }

  /** What a reader and a writer must know of Delta at least: 1 and 2 are features of none. */
  private static String protocol(SparkSession spark, TableStore store, String table) {
    Row detail = spark.sql("DESCRIBE DETAIL delta.`" + store.location(table) + "`").head();
    return detail.getAs("minReaderVersion") + " " + detail.getAs("minWriterVersion");
  }

  /** On a warehouse of its own it would cost a night more. */
  private static void shouldChangeNothingForWhoReads(BowtieConf conf, SparkSession spark)
      throws IOException {
    Set<String> before = files(conf);
    TableStore reading = DeltaTableStore.openToRead(spark, conf.warehouse());

    assertThat(new EverydayQueries(spark, reading, conf).askAll())
        .contains("{\"t\":\"gold.held_out\",\"n\":0,\"a\":null,\"b\":null}")
        .containsPattern(
            "\"gold.scores\",\"n\":[1-9]\\d*,\"a\":\"2026-06-28\",\"b\":\"2026-06-28\"");
    assertThat(AuditLog.check(reading, Optional.empty())).isNotNull();
    assertThat(Why.of(reading, "nobody", AsOf.parse("2026-06-28"))).isNotEmpty();

    assertThat(files(conf)).isEqualTo(before);
  }

  private static Set<String> files(BowtieConf conf) throws IOException {
    try (Stream<Path> all = Files.walk(Path.of(conf.warehouse()))) {
      return all.map(
              file -> {
                try {
                  return file + " " + Files.getLastModifiedTime(file);
                } catch (IOException gone) {
                  throw new UncheckedIOException(gone);
                }
              })
          .collect(Collectors.toCollection(TreeSet::new));
    }
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
