package io.bowtie.silver;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;

import io.bowtie.contract.AsOf;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** What was known of each key at the end of a day. */
public final class LatestVersions {
  private static final String RANK = "_version_rank";

  private LatestVersions() {}

  /**
   * Of every key the version that was recorded last, of those that had landed and were recorded by
   * the end of the day; ties go to the greater row hash. A key whose last version is deleted or
   * merged into another has no row. The columns are those of the versions; the grain is one row per
   * business key.
   */
  public static Dataset<Row> asOf(Entity entity, Dataset<Row> versions, AsOf asOf) {
    return versions
        .where(col("landed_on").leq(lit(asOf.date())))
        .where(col("recorded_at").lt(lit(asOf.endExclusive())))
        .withColumn(RANK, row_number().over(Window.partitionBy(key(entity)).orderBy(latestFirst())))
        .where(col(RANK).equalTo(1))
        .where(not(col("is_deleted")).and(col("merged_into_id").isNull()))
        .drop(RANK);
  }

  private static Column[] key(Entity entity) {
    return entity.businessKey().stream().map(name -> col(name)).toArray(Column[]::new);
  }

  private static Column[] latestFirst() {
    return new Column[] {col("recorded_at").desc(), col("row_hash").desc()};
  }
}
