package io.bowtie.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.contract.AsOf;
import io.bowtie.governance.UseCaseEvent;
import io.bowtie.governance.audit.AuditBatch;
import io.bowtie.governance.audit.AuditFact;
import io.bowtie.governance.audit.AuditHead;
import io.bowtie.governance.audit.AuditKind;
import io.bowtie.governance.audit.AuditTables;
import io.bowtie.governance.audit.AuditVerdict;
import io.bowtie.governance.audit.ExportedHead;
import io.bowtie.store.DeltaTableStore;
import io.bowtie.store.StoreTables;
import io.bowtie.store.TableStore;
import io.bowtie.testkit.SparkSupport;
import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkSupport.class)
final class AuditLogTest {
  private SparkSession spark;
  private Path folder;
  private TableStore store;

  @BeforeEach
  void openAWarehouse(SparkSession spark, @TempDir Path folder) {
    this.spark = spark;
    this.folder = folder;
    this.store = DeltaTableStore.open(spark, folder.toString());
  }

  @Test
  void shouldRecordAFactOnce() {
    assertThat(log("run-1").record(facts("a", "b"))).isEqualTo(2);
    assertThat(log("run-2").record(facts("b", "c"))).isEqualTo(1);
    assertThat(log("run-3").record(facts("a", "b", "c"))).isZero();

    assertThat(AuditLog.check(store, Optional.empty()))
        .isInstanceOfSatisfying(
            AuditVerdict.Whole.class,
            whole -> {
              assertThat(whole.entries()).isEqualTo(3);
              assertThat(whole.unfinished()).isZero();
            });
  }

  @Test
  void shouldHealWhatAWriterLeftBetweenClaimAndAppend() {
    log("run-1").record(facts("a"));
    RunContext dying = run("run-2");
    AuditBatch claimed = AuditBatch.after(end(), dying.runId(), facts("b", "c"), Instant.EPOCH);
    store.addIfAbsent(
        AuditTables.AUDIT_HEADS,
        spark.createDataFrame(
            List.of(AuditRows.of(claimed.claim())), AuditTables.AUDIT_HEADS.schema()));

    assertThat(AuditLog.check(store, Optional.empty()))
        .isInstanceOfSatisfying(
            AuditVerdict.Whole.class, whole -> assertThat(whole.unfinished()).isEqualTo(1));

    assertThat(log("run-3").record(facts("b", "c"))).isEqualTo(2);

    assertThat(AuditLog.check(store, Optional.empty()))
        .isInstanceOfSatisfying(
            AuditVerdict.Whole.class,
            whole -> {
              assertThat(whole.entries()).isEqualTo(4);
              assertThat(whole.unfinished()).isZero();
            });
  }

  @Test
  void shouldNoteABatchOfWhichOnlyTheNoteIsMissing() {
    log("run-1").record(facts("a"));
    DeltaTable.forPath(spark, store.location("gold.audit_heads"))
        .delete(col("event").equalTo("written"));

    log("run-2").record(facts("b"));

    assertThat(store.read(AuditTables.AUDIT_HEADS).where("event = 'written'").count()).isEqualTo(2);
    assertThat(AuditLog.check(store, Optional.empty())).isInstanceOf(AuditVerdict.Whole.class);
  }

  @Test
  void shouldLeaveOneValidChainBehindSeveralWritersAtOnce() throws Exception {
    int writers = 3;
    int batches = 2;
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    try {
      List<Future<?>> work = new ArrayList<>();
      for (int writer = 0; writer < writers; writer++) {
        String name = "writer-" + writer;
        work.add(
            threads.submit(
                () ->
                    IntStream.range(0, batches)
                        .forEach(
                            i ->
                                log(name + "-" + i)
                                    .record(facts(name + "-" + i + "a", name + "-" + i + "b")))));
      }
      for (Future<?> each : work) {
        each.get();
      }
    } finally {
      threads.shutdown();
    }

    assertThat(AuditLog.check(store, Optional.empty()))
        .isInstanceOfSatisfying(
            AuditVerdict.Whole.class,
            whole -> {
              assertThat(whole.lastSequence()).isGreaterThanOrEqualTo(12);
              assertThat(whole.unfinished()).isZero();
            });
    assertThat(
            store
                .read(AuditTables.AUDIT_LOG)
                .where(col("kind").equalTo("recommended"))
                .select("fact_id")
                .distinct()
                .count())
        .isEqualTo(12);
  }

  /** A dozen, on the table itself; each is written over the log as it was. */
  @Test
  void shouldFindTamperingWithTheTable() {
    log("run-1").record(facts("a", "b", "c"));
    log("run-2").record(facts("d", "e"));
    log("run-3").record(facts("f"));
    List<Row> whole = store.read(AuditTables.AUDIT_LOG).collectAsList();
    Dataset<Row> rows = spark.createDataFrame(whole, AuditTables.AUDIT_LOG.schema()).coalesce(1);
    List<String> missed = new ArrayList<>();

    Map<String, Dataset<Row>> tampered =
        Map.ofEntries(
            edit(rows, 1, "what"),
            edit(rows, 2, "actor"),
            edit(rows, 3, "result"),
            edit(rows, 4, "subject"),
            edit(rows, 5, "model_version"),
            edit(rows, 6, "hash"),
            edit(rows, 2, "previous_hash"),
            Map.entry("first gone", rows.where("sequence <> 1")),
            Map.entry("middle gone", rows.where("sequence <> 4")),
            Map.entry("end cut", rows.where("sequence < 5")),
            Map.entry(
                "two swapped",
                rows.withColumn(
                    "sequence", expr("if(sequence in (4, 5), 9 - sequence, sequence)"))),
            Map.entry(
                "a year earlier",
                rows.withColumn("happened_at", expr("happened_at - INTERVAL 365 DAYS"))));
    tampered.forEach(
        (name, log) -> {
          store.overwrite(AuditTables.AUDIT_LOG, log);
          if (AuditLog.check(store, Optional.empty()) instanceof AuditVerdict.Whole) {
            missed.add(name);
          }
        });

    assertThat(missed).isEmpty();
    store.overwrite(AuditTables.AUDIT_LOG, rows);
    assertThat(AuditLog.check(store, Optional.empty())).isInstanceOf(AuditVerdict.Whole.class);
  }

  /** Whoever may write the warehouse leaves the claims, or nothing at all. */
  @Test
  void shouldFindAnEmptiedLogByWhatTheRestOfTheWarehouseKnows() throws IOException {
    log("run-1").record(facts("a", "b"));
    publication("night-1");
    assertThat(AuditLog.check(store, Optional.empty())).isInstanceOf(AuditVerdict.Whole.class);
    log("run-2").record(facts("c"));
    assertThat(AuditLog.check(store, Optional.empty())).isInstanceOf(AuditVerdict.Whole.class);

    DeltaTable.forPath(spark, store.location("gold.audit_log")).delete("sequence = 3");
    DeltaTable.forPath(spark, store.location("gold.audit_heads"))
        .delete("event = 'written' and first_sequence = 3");
    assertThat(AuditLog.check(store, Optional.empty()))
        .isInstanceOfSatisfying(
            AuditVerdict.Whole.class, whole -> assertThat(whole.unfinished()).isEqualTo(1));

    DeltaTable.forPath(spark, store.location("gold.audit_log")).delete();
    DeltaTable.forPath(spark, store.location("gold.audit_heads")).delete("event = 'written'");
    assertThat(findings()).anyMatch(each -> each.contains("publication of 2026-06-28"));

    delete("gold/audit_log");
    delete("gold/audit_heads");
    assertThat(findings())
        .containsExactly(
            "The log does not hold entry 2, which the publication of 2026-06-28 by run night-1"
                + " names.");

    delete("gold/publications");
    assertThat(AuditLog.check(store, Optional.empty())).isInstanceOf(AuditVerdict.Whole.class);
    Stops.append(
        run("stop"),
        new UseCaseEvent(
            "lead",
            1,
            UseCaseEvent.Kind.STOPPED,
            AsOf.parse("2026-06-28"),
            "head",
            "Complaints.",
            Instant.EPOCH));
    assertThat(findings()).singleElement().asString().contains("gold.use_case_events");
  }

  private List<String> findings() {
    return ((AuditVerdict.Broken) AuditLog.check(store, Optional.empty())).findings();
  }

  private void publication(String runId) {
    ExportedHead end = AuditLog.end(store);
    store.append(
        StoreTables.PUBLICATIONS,
        spark.createDataFrame(
            List.of(
                RowFactory.create(
                    "gold.scores",
                    0L,
                    Instant.EPOCH,
                    end.sequence(),
                    end.hash(),
                    null,
                    LocalDate.of(2026, 6, 28),
                    runId)),
            StoreTables.PUBLICATIONS.schema()));
  }

  private void delete(String table) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(table))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    // As another process would see it.
    DeltaLog.clearCache();
  }

  private static Map.Entry<String, Dataset<Row>> edit(
      Dataset<Row> rows, int sequence, String column) {
    return Map.entry(
        column + " of " + sequence,
        rows.withColumn(
            column, when(col("sequence").equalTo(sequence), "another").otherwise(col(column))));
  }

  private Optional<AuditHead> end() {
    return AuditBatch.end(
        store.read(AuditTables.AUDIT_HEADS).collectAsList().stream().map(AuditRows::head).toList());
  }

  private AuditLog log(String runId) {
    return new AuditLog(run(runId));
  }

  private RunContext run(String runId) {
    return new RunContext(
        null,
        AsOf.parse("2026-06-28"),
        runId,
        "code",
        false,
        spark,
        DeltaTableStore.open(spark, folder.toString()),
        Clock.fixed(Instant.parse("2026-06-28T02:00:00Z"), ZoneOffset.UTC),
        line -> {});
  }

  private List<AuditFact> facts(String... names) {
    return List.of(names).stream()
        .map(
            name ->
                AuditFact.of(
                        AuditKind.RECOMMENDED, name, "deal", name, AuditLog.telling(run("told")))
                    .about("recommendation-" + name)
                    .saying("Review this deal.", "published"))
        .toList();
  }
}
