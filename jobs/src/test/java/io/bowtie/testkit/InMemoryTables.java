package io.bowtie.testkit;

import io.bowtie.contract.ContractColumns;
import io.bowtie.contract.TableContract;
import io.bowtie.contract.Tables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    return ContractColumns.completed(contract, rows);
  }
}
