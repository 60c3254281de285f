package io.bowtie.silver;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.Tables;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * What a night sees of an entity: versions that had landed and were recorded by the end of its day.
 * The one way from silver's history to an as-of, for past days and for tonight.
 */
public final class SilverAsOf {
  private static final String RANK = "_rank";

  private SilverAsOf() {}

  /**
   * The entity's versions, deleted and merged ones included, with every column of its contract. Of
   * versions with the same key and recorded_at only the last stands: a value that a later landing
   * has restated, such as an account that identity came to know.
   */
  public static Dataset<Row> versions(Tables tables, Entity entity, AsOf asOf) {
    return versions(tables.read(entity.versions()), entity, asOf);
  }

  /** The same over versions that are at hand. */
  static Dataset<Row> versions(Dataset<Row> versions, Entity entity, AsOf asOf) {
    return first(
        visible(versions, asOf),
        entity.versions().key(),
        List.of(col("landed_on").desc(), col("row_hash").desc()));
  }

  /**
   * Every version that had landed and was recorded by the end of the day, also those that a later
   * landing has restated.
   */
  public static Dataset<Row> seen(Tables tables, Entity entity, AsOf asOf) {
    return visible(tables.read(entity.versions()), asOf);
  }

  /** The last version of each key, without what is deleted or merged into another. */
  public static Dataset<Row> latest(Tables tables, Entity entity, AsOf asOf) {
    return latest(tables.read(entity.versions()), entity, asOf);
  }

  /** The same over versions that are at hand. */
  public static Dataset<Row> latest(Dataset<Row> versions, Entity entity, AsOf asOf) {
    return last(versions, entity, asOf)
        .where(not(col("is_deleted")).and(col("merged_into_id").isNull()));
  }

  /** The last version of each key, also of what is deleted or merged into another. */
  static Dataset<Row> last(Dataset<Row> versions, Entity entity, AsOf asOf) {
    return first(
        visible(versions, asOf),
        entity.businessKey(),
        List.of(col("recorded_at").desc(), col("landed_on").desc(), col("row_hash").desc()));
  }

  private static Dataset<Row> visible(Dataset<Row> versions, AsOf asOf) {
    return versions
        .where(col("landed_on").leq(lit(asOf.date())))
        .where(col("recorded_at").lt(lit(asOf.endExclusive())));
  }

  private static Dataset<Row> first(Dataset<Row> rows, List<String> key, List<Column> order) {
    WindowSpec each =
        Window.partitionBy(key.stream().map(name -> col(name)).toArray(Column[]::new))
            .orderBy(order.toArray(Column[]::new));
    return rows.withColumn(RANK, row_number().over(each)).where(col(RANK).equalTo(1)).drop(RANK);
  }
}
