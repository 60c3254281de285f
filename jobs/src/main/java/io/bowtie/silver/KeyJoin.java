package io.bowtie.silver;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Joins on an entity's key. A part of a key that a row may leave empty, such as the owner of a
 * team's quota, is the same as another empty one.
 */
final class KeyJoin {
  private static final String OTHER = "_other_";

  private KeyJoin() {}

  /** All rows, with the further columns of the other table where it has the key. */
  static Dataset<Row> left(Entity entity, Dataset<Row> rows, Dataset<Row> other, List<String> key) {
    Column[] renamed =
        Stream.of(other.columns())
            .map(name -> key.contains(name) ? col(name).as(OTHER + name) : col(name))
            .toArray(Column[]::new);
    Column isSame = lit(true);
    for (String name : key) {
      Column own = col(name);
      Column theirs = col(OTHER + name);
      isSame = isSame.and(isRequired(entity, name) ? own.equalTo(theirs) : own.eqNullSafe(theirs));
    }
    return rows.join(other.select(renamed), isSame, "left")
        .drop(key.stream().map(name -> OTHER + name).toArray(String[]::new));
  }

  /** The rows with every column of the key; a part that no mapping delivers is empty. */
  static Dataset<Row> complete(Entity entity, Dataset<Row> rows) {
    Dataset<Row> complete = rows;
    List<String> delivered = List.of(rows.columns());
    for (String name : entity.businessKey()) {
      if (!delivered.contains(name) && !isRequired(entity, name)) {
        complete =
            complete.withColumn(
                name,
                lit(null).cast(entity.versions().column(name).orElseThrow().type().sparkType()));
      }
    }
    return complete;
  }

  private static boolean isRequired(Entity entity, String name) {
    return entity.versions().column(name).orElseThrow().isRequired();
  }
}
