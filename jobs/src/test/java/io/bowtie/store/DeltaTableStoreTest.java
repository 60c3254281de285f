package io.bowtie.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.contract.Column;
import io.bowtie.contract.ColumnType;
import io.bowtie.contract.Layer;
import io.bowtie.contract.TableContract;
import io.bowtie.testkit.SparkSupport;
import io.delta.tables.DeltaTable;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.fs.FileUtil;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkSupport.class)
final class DeltaTableStoreTest {
  private static final TableContract PLACES =
      new TableContract(
          Layer.GOLD,
          "places",
          "One row per place.",
          List.of("place"),
          List.of(
              Column.required("place", ColumnType.LONG, "A place."),
              Column.required("holder", ColumnType.TEXT, "Who holds it.")));

  @Test
  void shouldGiveAPlaceToOneOfSeveralWritersAtOnce(SparkSession spark, @TempDir Path folder)
      throws Exception {
    int writers = 3;
    long places = 4;
    CyclicBarrier start = new CyclicBarrier(writers);
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    List<Future<Integer>> gained = new ArrayList<>();
    try {
      for (int writer = 0; writer < writers; writer++) {
        String holder = "writer-" + writer;
        gained.add(
            threads.submit(
                () -> {
                  TableStore store = DeltaTableStore.open(spark, folder.toString());
                  int own = 0;
                  for (long place = 0; place < places; place++) {
                    start.await();
                    boolean isOwn =
                        store.addIfAbsent(
                            PLACES,
                            spark.createDataFrame(
                                List.of(RowFactory.create(place, holder)), PLACES.schema()));
                    own += isOwn ? 1 : 0;
                  }
                  return own;
                }));
      }
      int all = 0;
      for (Future<Integer> each : gained) {
        all += each.get();
      }
      TableStore store = DeltaTableStore.open(spark, folder.toString());

      assertThat(all).isPositive();
      assertThat(store.read(PLACES).count()).isEqualTo(all);
      assertThat(store.read(PLACES).select("place").distinct().count()).isEqualTo(all);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void shouldKeepATableAsItWasWhenItWasAskedFor(SparkSession spark, DeltaTableStore store) {
    store.append(PLACES, place(spark, 1));
    Dataset<Row> before = store.read(PLACES);

    store.append(PLACES, place(spark, 2));

    assertThat(places(before)).containsExactly(1L);
    assertThat(places(store.read(PLACES))).containsExactly(1L, 2L);
  }

  @Test
  void shouldSeeWhatAnotherHasWritten(SparkSession spark, @TempDir Path folder) {
    TableStore store = DeltaTableStore.open(spark, folder.toString());
    TableStore other = DeltaTableStore.open(spark, folder.toString());
    store.append(PLACES, place(spark, 1));
    assertThat(places(store.read(PLACES))).containsExactly(1L);

    other.overwrite(PLACES, place(spark, 2));

    assertThat(places(store.read(PLACES))).containsExactly(2L);
  }

  @Test
  void shouldSeeATableThatWasMadeAnewInItsFolder(SparkSession spark, @TempDir Path folder) {
    TableStore store = DeltaTableStore.open(spark, folder.toString());
    store.append(PLACES, place(spark, 1));
    assertThat(places(store.read(PLACES))).containsExactly(1L);

    FileUtil.fullyDelete(new File(store.location(PLACES.qualifiedName())));
    store.append(PLACES, place(spark, 2));

    assertThat(places(store.read(PLACES))).containsExactly(2L);
  }

  @Test
  void shouldReadInASessionThatIsNotForFewRows(SparkSession spark, @TempDir Path folder) {
    SparkSession plain = spark.newSession();
    TableStore store = DeltaTableStore.open(plain, folder.toString());

    store.append(PLACES, place(plain, 1));

    assertThat(SparkSessions.isForFewRows(plain)).isFalse();
    assertThat(SparkSessions.isForFewRows(spark)).isTrue();
    assertThat(places(store.read(PLACES).where("holder = 'somebody'"))).containsExactly(1L);
  }

  @Test
  void shouldLeaveOutRowsThatOnlyAVectorMarksAsDeleted(SparkSession spark, DeltaTableStore store) {
    store.append(PLACES, place(spark, 1).union(place(spark, 2)).union(place(spark, 3)).coalesce(1));
    String path = store.location(PLACES.qualifiedName());
    spark.sql(
        "ALTER TABLE delta.`"
            + path
            + "` SET TBLPROPERTIES ('delta.enableDeletionVectors' = true)");

    // Delta cannot mark rows in interpreted plans; another session compiles them.
    DeltaTable.forPath(spark.newSession(), path).delete("place = 2");

    assertThat(places(store.read(PLACES))).containsExactly(1L, 3L);
  }

  @Test
  void shouldAskTheLogForFilesOnceAVersion(SparkSession spark, DeltaTableStore store)
      throws Exception {
    store.append(PLACES, place(spark, 1));
    places(store.read(PLACES));
    JobsOfThread jobs = new JobsOfThread();
    spark.sparkContext().addSparkListener(jobs);
    try {
      spark.sparkContext().setLocalProperty(JobsOfThread.MARK, "here");
      places(store.read(PLACES).where("holder = 'nobody'"));
      spark.sparkContext().listenerBus().waitUntilEmpty();
    } finally {
      spark.sparkContext().setLocalProperty(JobsOfThread.MARK, null);
      spark.sparkContext().removeSparkListener(jobs);
    }

    assertThat(jobs.count()).isEqualTo(1);
  }

  @Test
  void shouldAskOfReadersOnlyWhatAColumnNeeds(SparkSession spark, DeltaTableStore store) {
    String name = "bronze.crm__deals";
    store.appendRaw(name, spark.sql("SELECT 1 AS id, 'a' AS note"), List.of("id"), -1);
    assertThat(features(spark, store, name)).containsOnly("appendOnly", "invariants");

    store.appendRaw(name, spark.sql("SELECT 2 AS id, 'b' AS note, 3 AS more"), List.of(), 0);
    assertThat(features(spark, store, name)).containsOnly("appendOnly", "invariants");

    assertThat(store.appendRaw(name, spark.sql("SELECT 5000000000 AS id"), List.of(), 1)).isTrue();
    assertThat(features(spark, store, name))
        .contains("typeWidening")
        .doesNotContain("timestampNtz");

    Dataset<Row> local = spark.sql("SELECT timestamp_ntz'2026-01-01 10:00:00' AS at");
    assertThat(store.appendRaw(name, local, List.of(), store.version(name))).isTrue();
    assertThat(features(spark, store, name)).contains("timestampNtz");
    assertThat(store.readRaw(name).orElseThrow().count()).isEqualTo(4);
  }

  private static List<String> features(SparkSession spark, TableStore store, String name) {
    return spark
        .sql("DESCRIBE DETAIL delta.`" + store.location(name) + "`")
        .head()
        .getList(
            spark
                .sql("DESCRIBE DETAIL delta.`" + store.location(name) + "`")
                .schema()
                .fieldIndex("tableFeatures"));
  }

  private static Dataset<Row> place(SparkSession spark, long place) {
    return spark.createDataFrame(List.of(RowFactory.create(place, "somebody")), PLACES.schema());
  }

  private static List<Long> places(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(row -> row.<Long>getAs("place")).sorted().toList();
  }

  /** Counts the jobs that carry a mark of their thread. */
  private static final class JobsOfThread extends SparkListener {
    static final String MARK = "bowtie.test.mark";

    private final AtomicInteger jobs = new AtomicInteger();

    @Override
    public void onJobStart(SparkListenerJobStart start) {
      if (start.properties().getProperty(MARK) != null) {
        jobs.incrementAndGet();
      }
    }

    int count() {
      return jobs.get();
    }
  }
}
