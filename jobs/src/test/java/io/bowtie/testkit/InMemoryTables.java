package io.bowtie.testkit;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.bowtie.contract.TableContract;
import io.bowtie.contract.Tables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Tables that a test puts in by hand; the others have no rows. */
public final class InMemoryTables implements Tables {
  private final SparkSession spark;
  private final Map<String, Dataset<Row>> tables = new HashMap<>();

  public InMemoryTables(SparkSession spark) {
    this.spark = spark;
  }

  public InMemoryTables put(TableContract contract, Dataset<Row> rows) {
    tables.put(contract.qualifiedName(), rows);
    return this;
  }

  /** Puts in a table written as texts. */
  public InMemoryTables put(TableContract contract, Rows rows) {
    return put(contract, rows.in(spark));
  }

  @Override
  public Dataset<Row> read(TableContract contract) {
    Dataset<Row> rows = tables.get(contract.qualifiedName());
    if (rows == null) {
      return spark.createDataFrame(List.of(), contract.schema());
    }
    Set<String> present = Set.of(rows.columns());
    return rows.select(
        contract.columns().stream()
            .map(
                column ->
                    present.contains(column.name())
                        ? col(column.name())
                        : lit(null).cast(column.type().sparkType()).as(column.name()))
            .toArray(Column[]::new));
  }
}
