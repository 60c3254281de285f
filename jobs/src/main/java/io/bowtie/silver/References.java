package io.bowtie.silver;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.Tables;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Sets rows aside that refer to what nobody has delivered, such as an unknown stage. */
final class References {
  private References() {}

  /**
   * Adds a problem to rows with an unknown reference.
   *
   * @param delivered entities that some source delivers; a reference to another is not checked
   */
  static Dataset<Row> checked(
      Entity entity, Dataset<Row> rows, Set<String> delivered, Tables tables, AsOf asOf) {
    Dataset<Row> checked = rows;
    for (Reference reference : entity.references()) {
      boolean isChecked =
          delivered.contains(reference.entity())
              && Set.of(rows.columns()).contains(reference.column());
      if (isChecked) {
        checked = checked(entity, checked, reference, tables, asOf);
      }
    }
    return checked;
  }

  private static Dataset<Row> checked(
      Entity entity, Dataset<Row> rows, Reference reference, Tables tables, AsOf asOf) {
    // Word lists such as stages are a page long; the rows that refer to them are not.
    Dataset<Row> known =
        broadcast(
            SilverAsOf.versions(tables, Silver.entity(reference.entity()), asOf)
                .select(col(reference.targetColumn()).as("_known"))
                .distinct());
    Column value = col(reference.column());
    Column problem =
        Problem.UNKNOWN_REFERENCE.where(
            value.isNotNull().and(col("_known").isNull()),
            entity.versions().column(reference.column()).orElseThrow(),
            value,
            "in "
                + reference.column()
                + " is not among the "
                + reference.targetColumn()
                + "s of "
                + reference.entity()
                + ". Add it there, or map it to a known one in "
                + entity.name()
                + ".sql; the row is taken in by itself then.");
    return rows.join(known, value.equalTo(col("_known")), "left")
        .withColumn(
            MappedRows.PROBLEMS, concat(col(MappedRows.PROBLEMS), array_compact(array(problem))))
        .drop("_known");
  }
}
