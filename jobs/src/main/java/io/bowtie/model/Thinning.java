package io.bowtie.model;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Keeps what comes to the driver bounded without a look at any outcome. */
final class Thinning {
  private static final String HASH = "_entity_hash";

  private Thinning() {}

  /**
   * All rows of every k-th entity by hash, k so that about the limit remains; all when they fit.
   */
  static Dataset<Row> byEntity(Dataset<Row> rows, long count, long limit) {
    long every = every(count, limit);
    return every <= 1 ? rows : rows.where(pmod(hash(), lit(every)).equalTo(0));
  }

  /** The same of rows whose values were {@link #hashed}. */
  static JavaRDD<LabelledRow> byEntity(JavaRDD<LabelledRow> rows, long count, long limit) {
    long every = every(count, limit);
    return every <= 1
        ? rows
        : rows.filter(row -> Math.floorMod(row.values().<Long>getAs(HASH), every) == 0);
  }

  /** The rows with what thins them when they have become plain rows. */
  static Dataset<Row> hashed(Dataset<Row> rows) {
    return rows.withColumn(HASH, hash());
  }

  private static Column hash() {
    return xxhash64(col("entity_id"));
  }

  private static long every(long count, long limit) {
    return (count + limit - 1) / limit;
  }
}
