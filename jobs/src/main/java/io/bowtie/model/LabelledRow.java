package io.bowtie.model;

import java.io.Serializable;
import java.time.LocalDate;
import org.apache.spark.sql.Row;

/**
 * A landmark row with its label as known at some cut.
 *
 * @param values of the row
 * @param isEvent whether the event happened, as far as the cut knows
 * @param canFit whether the division lets the row fit, if its day does
 */
record LabelledRow(Row values, boolean isEvent, boolean canFit) implements Serializable {

  String entityId() {
    return values.getAs("entity_id");
  }

  LocalDate landmark() {
    return values.getAs("landmark");
  }
}
