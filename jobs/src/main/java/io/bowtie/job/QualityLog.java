package io.bowtie.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import io.bowtie.quality.CheckResult;
import io.bowtie.quality.QualityTables;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Writes what the gates found, each job its own rules, so that a rerun ends in the same rows. */
final class QualityLog {
  private QualityLog() {}

  /** Replaces the night's results of some rules; the other rules' rows stay. */
  static void replace(RunContext context, Set<String> rules, List<CheckResult> results) {
    replace(context, col("rule").isInCollection(rules), results);
  }

  /**
   * Replaces the night's results of some entities, of all rules but some. So what a check said that
   * the conf no longer declares goes.
   *
   * @param results of these entities; others among them are left out
   */
  static void replaceAllBut(
      RunContext context,
      Set<String> rules,
      Predicate<String> entities,
      List<CheckResult> results) {
    List<CheckResult> own =
        results.stream().filter(result -> entities.test(result.entity())).toList();
    List<String> kept =
        context
            .store()
            .read(QualityTables.QUALITY_CHECKS)
            .where(col("as_of").equalTo(context.asOf().date()))
            .select("entity")
            .distinct()
            .collectAsList()
            .stream()
            .map(row -> row.getString(0))
            .filter(entities.negate())
            .toList();
    replace(
        context,
        not(col("rule").isInCollection(rules)).and(not(col("entity").isInCollection(kept))),
        own);
  }

  private static void replace(RunContext context, Column isReplaced, List<CheckResult> results) {
    Dataset<Row> others =
        context
            .store()
            .read(QualityTables.QUALITY_CHECKS)
            .where(col("as_of").equalTo(context.asOf().date()))
            .where(not(isReplaced));
    Dataset<Row> own = CheckResult.rows(context.spark(), results, context.asOf(), context.runId());
    context
        .store()
        .replaceAsOf(QualityTables.QUALITY_CHECKS, context.asOf(), others.unionByName(own));
  }
}
