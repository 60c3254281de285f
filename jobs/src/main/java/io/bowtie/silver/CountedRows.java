package io.bowtie.silver;

import io.bowtie.quality.CheckResult;
import io.bowtie.quality.Outcome;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a rule counted over several entities, in one Spark job: rows of source, entity, column_name,
 * checked and failed, and whatever the rule needs for its words.
 */
final class CountedRows {
  private CountedRows() {}

  /**
   * The results, a caveat wherever something failed.
   *
   * @param entities those that are looked at where a source has delivered them
   * @param counted one row per source and column of an entity
   * @param detail the words for a row
   */
  static List<CheckResult> results(
      String rule,
      List<Entity> entities,
      Predicate<Entity> isDelivered,
      Function<Entity, Dataset<Row>> counted,
      Function<Row, String> detail) {
    return entities.stream()
        .filter(isDelivered)
        .map(counted)
        .reduce(Dataset::unionByName)
        .map(Dataset::collectAsList)
        .orElse(List.of())
        .stream()
        .map(row -> result(rule, row, detail.apply(row)))
        .toList();
  }

  static long failed(Row row) {
    return row.<Long>getAs("failed");
  }

  private static CheckResult result(String rule, Row row, String detail) {
    return new CheckResult(
        row.getAs("source"),
        row.getAs("entity"),
        rule,
        row.getAs("column_name"),
        failed(row) == 0 ? Outcome.PASS : Outcome.CAVEAT,
        row.<Long>getAs("checked"),
        failed(row),
        detail);
  }
}
