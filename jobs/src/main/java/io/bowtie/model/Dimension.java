package io.bowtie.model;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * A column by which a baseline sorts rows into cells.
 *
 * @param column a feature or group column
 * @param cuts lower edges of the cells of a number; none for a category
 */
public record Dimension(String column, List<Double> cuts) implements Serializable {

  public Dimension {
    cuts = List.copyOf(cuts);
  }

  static Dimension category(String column) {
    return new Dimension(column, List.of());
  }

  static Dimension number(String column, Double... cuts) {
    return new Dimension(column, List.of(cuts));
  }

  /** The cell of a row; missing is a cell of its own. */
  String cell(Row row) {
    int index = row.fieldIndex(column);
    if (row.isNullAt(index)) {
      return "missing";
    }
    if (cuts.isEmpty()) {
      return row.getString(index);
    }
    double value = row.getDouble(index);
    return "from "
        + cuts.stream()
            .filter(cut -> value >= cut)
            .reduce((low, high) -> high)
            .orElse(Double.NEGATIVE_INFINITY);
  }
}
