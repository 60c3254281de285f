package io.bowtie.contract;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Tables to read, by contract. What a step may see of storage. */
@FunctionalInterface
public interface Tables {
  /**
   * The table's rows with every column of the contract, null where the stored table has none; no
   * rows when the table has never been written. As it is when it is asked for, whatever is written
   * to it before a query reads it.
   */
  Dataset<Row> read(TableContract contract);
}
