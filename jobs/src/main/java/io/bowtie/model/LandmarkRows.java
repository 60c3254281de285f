package io.bowtie.model;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The landmark rows of a use case, as a table to put conditions to and as plain rows to learn from.
 *
 * <p>A training asks dozens of fits, each a handful of passes, of the same rows. As queries each
 * pass would convert every column of every row anew, which takes longer than what it is for. So the
 * rows are converted once, and a cut brings only its labels, which are conditions on the spine: a
 * few bits a row, in the table's own order.
 */
final class LandmarkRows implements AutoCloseable {
  /** What says who was looked at when, and what became of it: all that conditions are put to. */
  static final List<String> SPINE =
      List.of(
          "entity_id",
          "account_key",
          "landmark",
          "age_days",
          "money",
          "event_on",
          "event_known_on",
          "decided_on",
          "decided_known_on");

  private final Dataset<Row> table;
  private final Dataset<Row> spine;
  private final HeldRows<Row> rows;
  private final long count;

  private LandmarkRows(Dataset<Row> table, Dataset<Row> spine, HeldRows<Row> rows, long count) {
    this.table = table;
    this.spine = spine;
    this.rows = rows;
    this.count = count;
  }

  /**
   * Holds the rows of a table until they are closed.
   *
   * @param table computed, in a fixed order, so that reading it twice gives the same rows
   */
  static LandmarkRows of(Dataset<Row> table) {
    // Spark copies every column of a computed row, whichever a condition looks at.
    Dataset<Row> spine =
        table.select(SPINE.stream().map(functions::col).toArray(Column[]::new)).localCheckpoint();
    HeldRows<Row> rows = HeldRows.of(Thinning.hashed(table).javaRDD());
    return new LandmarkRows(table, spine, rows, rows.rows().count());
  }

  Dataset<Row> table() {
    return table;
  }

  long count() {
    return count;
  }

  /**
   * The rows that a cut takes, with their labels, in the table's order; labels are held until they
   * are closed.
   *
   * @param isIn whether the cut takes the row
   * @param isEvent its label; missing is false
   * @param canFit see {@link LabelledRow}
   */
  Taken taken(Column isIn, Column isEvent, Column canFit) {
    HeldRows<Labels> labels =
        HeldRows.of(
            spine
                .select(coalesce(isIn, lit(false)), coalesce(isEvent, lit(false)), canFit)
                .javaRDD()
                .mapPartitions(some -> Stream.of(Labels.of(some)).iterator()));
    return new Taken(
        rows.rows().zipPartitions(labels.rows(), (some, own) -> own.next().on(some)), labels);
  }

  /** Who was looked at when and what came of it; thinned by entity above the limit. */
  Looks looks(long limit) {
    return Looks.of(
        Thinning.byEntity(spine, count, limit)
            .select("entity_id", "landmark", "event_on", "event_known_on")
            .collectAsList());
  }

  @Override
  public void close() {
    rows.close();
  }

  /**
   * What a cut takes.
   *
   * @param rows may be asked more than once
   * @param labels held for that
   */
  record Taken(JavaRDD<LabelledRow> rows, HeldRows<Labels> labels) implements AutoCloseable {

    @Override
    public void close() {
      labels.close();
    }
  }

  /**
   * Of one partition, by the position of its rows.
   *
   * @param isIn whether the cut takes the row
   * @param isEvent whether the event happened
   * @param canFit see {@link LabelledRow}
   */
  record Labels(BitSet isIn, BitSet isEvent, BitSet canFit) implements Serializable {

    private static Labels of(Iterator<Row> rows) {
      Labels labels = new Labels(new BitSet(), new BitSet(), new BitSet());
      for (int i = 0; rows.hasNext(); i++) {
        Row row = rows.next();
        labels.isIn.set(i, row.getBoolean(0));
        labels.isEvent.set(i, row.getBoolean(1));
        labels.canFit.set(i, row.getBoolean(2));
      }
      return labels;
    }

    private Iterator<LabelledRow> on(Iterator<Row> rows) {
      List<LabelledRow> labelled = new ArrayList<>(isIn.cardinality());
      for (int i = 0; rows.hasNext(); i++) {
        Row row = rows.next();
        if (isIn.get(i)) {
          labelled.add(new LabelledRow(row, isEvent.get(i), canFit.get(i)));
        }
      }
      return labelled.iterator();
    }
  }
}
