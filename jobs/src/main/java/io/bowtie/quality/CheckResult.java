package io.bowtie.quality;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.ContactData;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/**
 * What one rule found in one night.
 *
 * @param source the source
 * @param entity the entity or raw table
 * @param rule the rule's name
 * @param column the column, or {@link #ROW}
 * @param outcome what the gate did
 * @param checkedRows looked at
 * @param failedRows of these, such as failed
 * @param detail in words, without values of personal columns
 */
public record CheckResult(
    String source,
    String entity,
    String rule,
    String column,
    Outcome outcome,
    long checkedRows,
    long failedRows,
    String detail) {
  /** Stands for the whole row. */
  public static final String ROW = "*";

  public CheckResult {
    Objects.requireNonNull(outcome);
    // A column's name may be a cell: of a file without its header.
    column = ContactData.masked(column);
    detail = ContactData.masked(detail);
  }

  /** Results as rows of {@code gold.quality_checks}. */
  public static Dataset<Row> rows(
      SparkSession spark, List<CheckResult> results, AsOf asOf, String runId) {
    return spark.createDataFrame(
        results.stream().map(result -> result.toRow(asOf, runId)).toList(),
        QualityTables.QUALITY_CHECKS.schema());
  }

  private Row toRow(AsOf asOf, String runId) {
    return RowFactory.create(
        source,
        entity,
        rule,
        column,
        outcome.word(),
        checkedRows,
        failedRows,
        detail,
        asOf.date(),
        runId);
  }
}
