package io.bowtie.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import io.bowtie.contract.ExitCode;
import io.bowtie.contract.OperatorError;
import io.bowtie.quality.CheckResult;
import io.bowtie.quality.QualityTables;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Writes what the gates found, each job its own rules, so that a rerun ends in the same rows. */
final class QualityLog {
  private static final int MOST_TRIES = 5;

  private QualityLog() {}

  /** Replaces the night's results of some rules; the other rules' rows stay. */
  static void replace(RunContext context, Set<String> rules, List<CheckResult> results) {
    replace(context, col("rule").isInCollection(rules), results);
  }

  /**
   * Replaces the night's results of all rules but some. So what a check said that the conf no
   * longer declares goes.
   *
   * @param only the entities whose results are replaced; empty for all
   * @param results of any entities; those of others are left out
   */
  static void replaceAllBut(
      RunContext context,
      Set<String> rules,
      Optional<Set<String>> only,
      List<CheckResult> results) {
    Column isReplaced = not(col("rule").isInCollection(rules));
    if (only.isEmpty()) {
      replace(context, isReplaced, results);
      return;
    }
    Set<String> entities = only.orElseThrow();
    replace(
        context,
        isReplaced.and(col("entity").isInCollection(entities)),
        results.stream().filter(result -> entities.contains(result.entity())).toList());
  }

  private static void replace(RunContext context, Column isReplaced, List<CheckResult> results) {
    for (int tries = 1; ; tries++) {
      try {
        replaced(context, isReplaced, results);
        return;
      } catch (OperatorError anotherRun) {
        // Another run has replaced its own rules' rows meanwhile: these belong to the others now.
        if (anotherRun.exitCode() != ExitCode.LEASE_HELD || tries == MOST_TRIES) {
          throw anotherRun;
        }
      }
    }
  }

  private static void replaced(RunContext context, Column isReplaced, List<CheckResult> results) {
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
