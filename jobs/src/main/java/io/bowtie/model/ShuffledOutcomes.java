package io.bowtie.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Rows that have swapped their outcomes: each looks as it did, and has the outcome of another row
 * of its partition, as many days after the look as there. The event rate stays; what told of the
 * outcome tells no more.
 */
final class ShuffledOutcomes {
  private static final List<String> DAYS =
      List.of("event_on", "event_known_on", "decided_on", "decided_known_on");

  private ShuffledOutcomes() {}

  /** Shuffles; the same rows in the same partitions and order, and the same seed, swap alike. */
  static Dataset<Row> of(Dataset<Row> frame, long seed) {
    int landmark = frame.schema().fieldIndex("landmark");
    int[] days = DAYS.stream().mapToInt(frame.schema()::fieldIndex).toArray();
    MapPartitionsFunction<Row, Row> shuffle =
        rows -> shuffled(rows, seed + TaskContext.getPartitionId(), landmark, days);
    return frame.mapPartitions(shuffle, Encoders.row(frame.schema()));
  }

  private static Iterator<Row> shuffled(Iterator<Row> rows, long seed, int landmark, int[] days) {
    List<Row> all = new ArrayList<>();
    rows.forEachRemaining(all::add);
    List<Row> others = new ArrayList<>(all);
    Collections.shuffle(others, new Random(seed));
    return IntStream.range(0, all.size())
        .mapToObj(i -> withOutcomeOf(others.get(i), all.get(i), landmark, days))
        .iterator();
  }

  private static Row withOutcomeOf(Row other, Row row, int landmark, int[] days) {
    long shift = day(row, landmark).toEpochDay() - day(other, landmark).toEpochDay();
    Object[] cells = new Object[row.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = row.get(i);
    }
    for (int column : days) {
      cells[column] = other.isNullAt(column) ? null : day(other, column).plusDays(shift);
    }
    return RowFactory.create(cells);
  }

  private static LocalDate day(Row row, int column) {
    return row.getAs(column);
  }
}
