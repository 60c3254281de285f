package io.bowtie.model;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Rows of undated data that say the same of two accounts, in every column and too often for chance:
 * one case told twice, as exports do. In two folds, one would be tested by a model that has seen
 * the other, so their accounts stand or fall together.
 *
 * <p>Where columns are few and coarse, different cases say the same by nature, and nothing tells
 * them from a case told twice: they are left apart.
 */
final class Twins {
  private static final String KEY = "account_key";
  private static final String TWIN = "_twin";

  /** Rows that show how often a column agrees by chance. */
  private static final int SAMPLE = 2000;

  private static final StructType JOINED =
      new StructType().add(KEY, DataTypes.StringType).add(TWIN, DataTypes.StringType);

  private Twins() {}

  /**
   * The rows with the accounts of twins under one key.
   *
   * @param rows with account_key, entity_id and the columns
   * @param count of the rows
   * @param columns that models learn from
   */
  static Dataset<Row> joined(Dataset<Row> rows, long count, List<String> columns) {
    if (columns.isEmpty() || expectedByChance(rows, count, columns) >= 1) {
      return rows;
    }
    Map<String, String> joined = new Groups(told(rows, columns)).firstOfEach();
    if (joined.isEmpty()) {
      return rows;
    }
    Dataset<Row> keys =
        rows.sparkSession()
            .createDataFrame(
                joined.entrySet().stream()
                    .map(each -> RowFactory.create(each.getKey(), each.getValue()))
                    .toList(),
                JOINED);
    return rows.join(broadcast(keys), rows.col(KEY).equalTo(keys.col(KEY)), "left")
        .drop(keys.col(KEY))
        .withColumn(KEY, coalesce(col(TWIN), col(KEY)))
        .drop(TWIN);
  }

  /** Pairs of rows that would agree everywhere if each column agreed by itself. */
  private static double expectedByChance(Dataset<Row> rows, long count, List<String> columns) {
    List<Row> sample =
        rows.orderBy(xxhash64(col("entity_id")), col("entity_id"))
            .limit(SAMPLE)
            .select(columns.stream().map(name -> col(name)).toArray(Column[]::new))
            .collectAsList();
    double share = 1;
    for (int column = 0; column < columns.size(); column++) {
      share *= agreement(sample, column);
    }
    return share * count * (count - 1.0) / 2;
  }

  private static double agreement(List<Row> sample, int column) {
    double pairs =
        sample.stream()
            .map(row -> String.valueOf(row.get(column)))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
            .values()
            .stream()
            .mapToDouble(rows -> rows * (rows - 1.0))
            .sum();
    return pairs / Math.max(1.0, sample.size() * (sample.size() - 1.0));
  }

  /** The accounts of each row that is told of more than one. */
  private static List<List<String>> told(Dataset<Row> rows, List<String> columns) {
    Column[] said =
        columns.stream()
            // A hash passes over nulls, wherever they are.
            .map(name -> coalesce(col(name).cast(DataTypes.StringType), lit("\u0000")))
            .toArray(Column[]::new);
    return rows
        .groupBy(xxhash64(said))
        .agg(collect_set(col(KEY)).as(KEY))
        .where(size(col(KEY)).gt(1))
        .select(KEY)
        .collectAsList()
        .stream()
        .map(row -> row.<String>getList(0).stream().sorted().toList())
        .toList();
  }

  /** Accounts that hang together, however many steps lie between them. */
  private static final class Groups {
    private final Map<String, String> parents = new HashMap<>();

    Groups(List<List<String>> together) {
      for (List<String> keys : together) {
        keys.forEach(key -> join(keys.get(0), key));
      }
    }

    private void join(String one, String other) {
      String first = first(one);
      String second = first(other);
      if (first.compareTo(second) < 0) {
        parents.put(second, first);
      } else if (!first.equals(second)) {
        parents.put(first, second);
      }
    }

    /** The least key of a key's group. */
    private String first(String key) {
      String at = key;
      while (parents.containsKey(at)) {
        at = parents.get(at);
      }
      return at;
    }

    Map<String, String> firstOfEach() {
      Map<String, String> all = new HashMap<>();
      for (String key : new ArrayList<>(parents.keySet())) {
        all.put(key, first(key));
      }
      return all;
    }
  }
}
