package io.bowtie.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;

/**
 * Rows that are kept where they are computed, from their first use until they are closed.
 *
 * <p>A partition is kept as one list. Spark weighs what it keeps by visiting the objects of ever
 * more of its elements; where each row is an element, that took a sixth of all training.
 *
 * @param lists one a partition, with its rows in order
 */
record HeldRows<T>(JavaRDD<List<T>> lists) implements AutoCloseable {

  /**
   * Keeps rows. The lineage is cut: every job would ship it to its tasks, and reading it takes them
   * as long as the arithmetic.
   */
  static <T> HeldRows<T> of(JavaRDD<T> rows) {
    JavaRDD<List<T>> lists =
        rows.mapPartitions(
            some -> {
              List<T> all = new ArrayList<>();
              some.forEachRemaining(all::add);
              return Stream.of(all).iterator();
            });
    lists.cache();
    lists.rdd().localCheckpoint();
    return new HeldRows<>(lists);
  }

  /** The rows, in their order. */
  JavaRDD<T> rows() {
    return lists.flatMap(List::iterator);
  }

  @Override
  public void close() {
    lists.unpersist();
  }
}
