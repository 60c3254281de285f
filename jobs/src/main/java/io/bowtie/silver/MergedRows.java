package io.bowtie.silver;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.try_element_at;
import static org.apache.spark.sql.functions.when;

import io.bowtie.silver.VersionSet.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * What a merge of accounts makes of the rows that name one of them. The row that stands when its
 * account is merged gets a version of that moment for the survivor; what became known before stays
 * with the account that it was known of, and what comes later is the survivor's at once.
 */
final class MergedRows {
  /** Whether the row is such a version, beside the one that was mapped. */
  static final String IS_MOVED = "_is_moved";

  private static final String NEXT = "_next_version_at";
  private static final String EACH = "_each";

  private MergedRows() {}

  /**
   * The rows, and for each that stood at a merge of its account a new version; as they are while no
   * account was ever merged.
   *
   * @param rows with their fate, one version a key and recorded_at, and {@link Identity#MOVES}
   */
  static Dataset<Row> added(Entity entity, Dataset<Row> rows) {
    if (!List.of(rows.columns()).contains(Identity.MOVES)) {
      return rows;
    }
    List<Column> key = new ArrayList<>(List.of(col(VersionSet.FATE)));
    entity.businessKey().forEach(name -> key.add(col(name)));
    Column next =
        lead("recorded_at", 1)
            .over(Window.partitionBy(key.toArray(Column[]::new)).orderBy("recorded_at"));
    Column isVersion = col(VersionSet.FATE).equalTo(Fate.NEW.name());
    Column recorded = col("recorded_at");
    Column moves = col(Identity.MOVES);
    Column before = filter(moves, move -> move.getField("since").leq(recorded));
    Column account =
        coalesce(try_element_at(before, lit(-1)).getField("account_id"), col("account_id"));
    Column after =
        filter(
            moves,
            move ->
                move.getField("since")
                    .gt(recorded)
                    .and(not(col("is_deleted")))
                    .and(coalesce(move.getField("since").lt(col(NEXT)), lit(true))));
    Column own = version(recorded, col("account_id"), lit(false));
    Column each =
        when(
                isVersion.and(moves.isNotNull()),
                concat(
                    array(version(recorded, account, lit(false))),
                    transform(
                        after,
                        move ->
                            version(
                                move.getField("since"), move.getField("account_id"), lit(true)))))
            .otherwise(array(own));
    String[] columns = rows.columns();
    return rows.withColumn(NEXT, next)
        .withColumn(EACH, explode(each))
        .withColumns(
            Map.of(
                "recorded_at",
                col(EACH + ".recorded_at"),
                "account_id",
                col(EACH + ".account_id"),
                IS_MOVED,
                col(EACH + ".is_moved")))
        .withColumn(
            "row_hash",
            when(isVersion.and(col(Identity.MOVES).isNotNull()), VersionSet.hash(entity, columns))
                .otherwise(col("row_hash")))
        .drop(NEXT, EACH, Identity.MOVES);
  }

  private static Column version(Column recorded, Column account, Column isMoved) {
    return struct(recorded.as("recorded_at"), account.as("account_id"), isMoved.as("is_moved"));
  }
}
