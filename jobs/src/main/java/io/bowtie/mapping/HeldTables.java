package io.bowtie.mapping;

import io.bowtie.contract.ContractColumns;
import io.bowtie.contract.TableContract;
import io.bowtie.contract.Tables;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Tables of this process alone, for rows that refer to those of another entity. */
final class HeldTables implements Tables {
  private final SparkSession spark;
  private final Map<String, Dataset<Row>> tables = new TreeMap<>();

  HeldTables(SparkSession spark) {
    this.spark = spark;
  }

  void put(TableContract contract, Dataset<Row> rows) {
    tables.put(contract.qualifiedName(), ContractColumns.completed(contract, rows));
  }

  boolean has(TableContract contract) {
    return tables.containsKey(contract.qualifiedName());
  }

  @Override
  public Dataset<Row> read(TableContract contract) {
    return has(contract)
        ? tables.get(contract.qualifiedName())
        : spark.createDataFrame(List.of(), contract.schema());
  }
}
