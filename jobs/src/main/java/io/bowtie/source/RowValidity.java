package io.bowtie.source;

import static org.apache.spark.sql.functions.array_min;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import io.bowtie.contract.AnyColumn;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * From which landing on a raw row says what its key is, and until which. A mapping that joins a
 * second table (items, prices, links between records, memberships) would else read its last state
 * into every version of the past. It names the table's key in a comment:
 *
 * <pre>
 * -- key: subscription_item(id)
 * </pre>
 *
 * and each row of the table gets three dates more: {@code _valid_from}, the day of its landing,
 * {@code _valid_until}, the first day on which it no longer stands, since another row of its key
 * landed or a snapshot lacked the key, null while it stands, and {@code _gone_on}, the same day
 * where it was a snapshot that lacked the key, else null. Of several rows of a key that landed on
 * one day the last one stands, the others end on the day on which they began. A row that says that
 * its record is deleted is a state like any other: leave such rows out after the choice by date,
 * not before it.
 */
final class RowValidity {
  /** The day of the landing. */
  static final String FROM = "_valid_from";

  /** The first day on which the row does not stand any more; null while it does. */
  static final String UNTIL = "_valid_until";

  /** The day of the snapshot that ended the row by lacking its key; null where none did. */
  static final String GONE = "_gone_on";

  private static final String LANDED_ON = "_landed_on";

  private RowValidity() {}

  /**
   * The inputs of a mapping, those with a declared key with their rows' validity.
   *
   * @param keys the columns of each table's key
   * @param delivered what is known of the tables' landings
   */
  static Map<String, Dataset<Row>> added(
      Map<String, Dataset<Row>> tables,
      Map<String, Set<String>> keys,
      Map<String, RawInput> delivered) {
    Map<String, LocalDate[]> snapshots = new TreeMap<>();
    delivered.forEach(
        (name, input) ->
            snapshots.put(
                name.toLowerCase(Locale.ROOT), input.snapshots().toArray(LocalDate[]::new)));
    Map<String, Dataset<Row>> dated = new TreeMap<>(tables);
    dated.replaceAll(
        (name, rows) -> {
          String table = name.toLowerCase(Locale.ROOT);
          return keys.containsKey(table)
              ? dated(rows, keys.get(table), snapshots.getOrDefault(table, new LocalDate[0]))
              : rows;
        });
    return dated;
  }

  private static Dataset<Row> dated(Dataset<Row> rows, Set<String> key, LocalDate[] snapshots) {
    if (!Set.of(lowerCase(rows.columns())).containsAll(key)) {
      // The mapping reads the missing column itself and is about to fail with its name.
      Column never = lit(null).cast("date");
      return rows.withColumns(Map.of(FROM, col(LANDED_ON), UNTIL, never, GONE, never));
    }
    WindowSpec landings =
        Window.partitionBy(
                key.stream().map(name -> trim(AnyColumn.named(name))).toArray(Column[]::new))
            .orderBy(col(LANDED_ON), col("_file"), col("_line"));
    Column next = lead(LANDED_ON, 1).over(landings);
    // A snapshot holds every row anew: the key is gone with the first one that has no row of it.
    Column lacking =
        snapshots.length == 0
            ? lit(null).cast("date")
            : array_min(filter(lit(snapshots), day -> day.gt(col(LANDED_ON))));
    return rows.withColumns(Map.of(FROM, col(LANDED_ON), "_next", next, "_lacking", lacking))
        .withColumns(
            Map.of(
                UNTIL,
                least(col("_next"), col("_lacking")),
                GONE,
                when(col("_next").isNull().or(col("_lacking").lt(col("_next"))), col("_lacking"))))
        .drop("_next", "_lacking");
  }

  private static String[] lowerCase(String[] names) {
    return Stream.of(names).map(name -> name.toLowerCase(Locale.ROOT)).toArray(String[]::new);
  }
}
