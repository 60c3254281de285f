package io.bowtie.source;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.optimizer.InlineCTE;

/**
 * A query's rows with its steps, those of its WITH, written where they are read. Spark does that
 * anyway before it runs a query, but also each time it checks one that is built on it: a mapping of
 * many steps would pay for that with every column that conforming adds.
 */
final class InlinedSteps {
  private InlinedSteps() {}

  static Dataset<Row> of(Dataset<Row> rows) {
    return org.apache.spark.sql.classic.Dataset.ofRows(
        (org.apache.spark.sql.classic.SparkSession) rows.sparkSession(),
        new InlineCTE(true, false).apply(rows.queryExecution().analyzed()));
  }
}
