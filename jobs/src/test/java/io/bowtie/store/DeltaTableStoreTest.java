package io.bowtie.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.contract.Column;
import io.bowtie.contract.ColumnType;
import io.bowtie.contract.Layer;
import io.bowtie.contract.TableContract;
import io.bowtie.testkit.SparkSupport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
}
