package io.bowtie.model;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Keeps what comes to the driver bounded without a look at any outcome. */
final class Thinning {
  private Thinning() {}

  /**
   * All rows of every k-th entity by hash, k so that about the limit remains; all when they fit.
   */
  static Dataset<Row> byEntity(Dataset<Row> rows, long count, long limit) {
    long every = (count + limit - 1) / limit;
    return every <= 1 ? rows : rows.where(pmod(xxhash64(col("entity_id")), lit(every)).equalTo(0));
  }
}
