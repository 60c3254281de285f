package io.bowtie.contract;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;

/**
 * What every store makes of a table's contract: the columns that go in, and those that come out.
 */
public final class ContractColumns {
  private ContractColumns() {}

  /**
   * The contract's columns, in its order and with its comments, as far as the rows have them.
   *
   * @throws IllegalStateException when a column is of another type than was promised
   */
  public static Dataset<Row> promised(TableContract contract, Dataset<Row> rows) {
    Set<String> delivered = Set.of(rows.columns());
    List<org.apache.spark.sql.Column> columns = new ArrayList<>();
    for (Column column : contract.columns()) {
      if (delivered.contains(column.name())) {
        StructField promised = contract.schema().apply(column.name());
        StructField found = rows.schema().apply(column.name());
        if (!promised.dataType().sameType(found.dataType())) {
          throw new IllegalStateException(
              contract.qualifiedName()
                  + "."
                  + column.name()
                  + " is promised as "
                  + promised.dataType().simpleString()
                  + ", got "
                  + found.dataType().simpleString());
        }
        columns.add(col(column.name()).as(column.name(), promised.metadata()));
      }
    }
    return rows.select(columns.toArray(org.apache.spark.sql.Column[]::new));
  }

  /** Every column of the contract, null where the rows have none. */
  public static Dataset<Row> completed(TableContract contract, Dataset<Row> rows) {
    Set<String> present = Set.of(rows.columns());
    return rows.select(
        contract.columns().stream()
            .map(
                column ->
                    present.contains(column.name())
                        ? col(column.name())
                        : lit(null).cast(column.type().sparkType()).as(column.name()))
            .toArray(org.apache.spark.sql.Column[]::new));
  }
}
