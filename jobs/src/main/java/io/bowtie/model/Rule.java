package io.bowtie.model;

import java.io.Serializable;
import org.apache.spark.sql.Row;

/**
 * One rule of a points score, as a team would write it on a whiteboard.
 *
 * @param column a number feature
 * @param atLeast from this value on
 * @param points added, signed
 */
public record Rule(String column, double atLeast, int points) implements Serializable {

  int pointsFor(Row row) {
    int index = row.fieldIndex(column);
    return !row.isNullAt(index) && row.getDouble(index) >= atLeast ? points : 0;
  }
}
