package io.bowtie.mapping;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.bowtie.contract.TableContract;
import io.bowtie.contract.Tables;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
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
    Set<String> present = Set.of(rows.columns());
    Column[] complete =
        contract.columns().stream()
            .map(
                column ->
                    present.contains(column.name())
                        ? col(column.name())
                        : lit(null).cast(column.type().sparkType()).as(column.name()))
            .toArray(Column[]::new);
    tables.put(contract.qualifiedName(), rows.select(complete));
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
