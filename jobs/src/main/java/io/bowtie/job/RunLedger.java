package io.bowtie.job;

import io.bowtie.store.StoreTables;
import io.bowtie.store.TableStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Keeps {@code gold.run_ledger}: one row per job that ended, also when it failed. A job that was
 * killed leaves no row.
 */
final class RunLedger {
  private static final String FAILED = "failed";

  private final RunContext context;

  RunLedger(RunContext context) {
    this.context = context;
  }

  /** Runs the job and notes how it ended; a failure is noted and goes on to the caller. */
  JobResult record(Job job) {
    Instant start = context.clock().instant();
    String inputVersions = inputVersions(job);
    try {
      JobResult result = job.run(context);
      write(job, start, inputVersions, result.outcome(), result);
      return result;
    } catch (RuntimeException failure) {
      noteFailure(job, start, inputVersions, failure);
      throw failure;
    }
  }

  /** The outcome of each job's last row for this as-of, over all runs. */
  static Map<String, String> outcomes(RunContext context) {
    List<Row> rows =
        context
            .store()
            .read(StoreTables.RUN_LEDGER)
            .where("as_of = '" + context.asOf() + "'")
            .orderBy("ended_at")
            .select("job", "outcome")
            // A handful of rows per run of one as-of.
            .collectAsList();
    Map<String, String> outcomes = new TreeMap<>();
    rows.forEach(row -> outcomes.put(row.getString(0), row.getString(1)));
    return outcomes;
  }

  static boolean isFinished(String outcome) {
    return !outcome.equals(FAILED);
  }

  private void noteFailure(Job job, Instant start, String inputVersions, RuntimeException failure) {
    String message = Optional.ofNullable(failure.getMessage()).orElse(failure.toString());
    try {
      write(job, start, inputVersions, FAILED, new JobResult.NothingToDo(message));
    } catch (RuntimeException ledgerFailure) {
      failure.addSuppressed(ledgerFailure);
    }
  }

  private void write(
      Job job, Instant start, String inputVersions, String outcome, JobResult result) {
    Row row =
        RowFactory.create(
            job.name(),
            outcome,
            result.rowsIn(),
            result.rowsOut(),
            result.detail(),
            inputVersions,
            context.conf().hash(),
            context.codeHash(),
            context.conf().seed(),
            start,
            context.clock().instant(),
            context.asOf().date(),
            context.runId());
    context
        .store()
        .append(
            StoreTables.RUN_LEDGER,
            context.spark().createDataFrame(List.of(row), StoreTables.RUN_LEDGER.schema()));
  }

  /** The version of every table that the job says it reads, as a JSON object in name order. */
  private String inputVersions(Job job) {
    TableStore store = context.store();
    return store.tableNames().stream()
        .filter(table -> job.reads().stream().anyMatch(entry -> isMeant(entry, table)))
        .collect(Collectors.toMap(table -> table, store::version, (a, b) -> a, TreeMap::new))
        .entrySet()
        .stream()
        .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static boolean isMeant(String entry, String table) {
    return table.matches(Pattern.quote(entry).replace("*", "\\E.*\\Q"));
  }
}
