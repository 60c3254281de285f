package io.bowtie.job;

import io.bowtie.contract.ContactData;
import io.bowtie.contract.Parallel;
import io.bowtie.store.StoreTables;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Keeps {@code gold.run_ledger}: one row per job that ended, also when it failed. A job that was
 * killed leaves no row; where it had ended well for the night before, a row that says that it began
 * again, so that its former outcome no longer stands.
 */
final class RunLedger {
  private final RunContext context;
  private final Set<String> ended;

  /** What the job before has left, so that tables are looked at once between two jobs. */
  private Map<String, Long> versions;

  RunLedger(RunContext context) {
    this.context = context;
    this.ended =
        rows(context).stream()
            .filter(LedgerRow::isFinished)
            .map(LedgerRow::job)
            .collect(Collectors.toCollection(HashSet::new));
    this.versions = versions();
  }

  /** Runs the job and notes how it ended; a failure is noted and goes on to the caller. */
  JobResult record(Job job) {
    Instant start = context.clock().instant();
    Map<String, Long> before = versions;
    String inputs = LedgerRow.json(meant(job, before));
    if (ended.remove(job.name())) {
      JobResult begun = new JobResult.NothingToDo("Begun again.");
      append(job, start, start, inputs, Map.of(), LedgerRow.STARTED, begun);
    }
    try {
      JobResult result = job.run(context);
      note(job, start, inputs, before, result.outcome(), result);
      return result;
    } catch (RuntimeException failure) {
      noteFailure(job, start, inputs, before, failure);
      throw failure;
    }
  }

  /** What is noted for this as-of, over all runs, in the order of time. */
  static List<LedgerRow> rows(RunContext context) {
    return context
        .store()
        .read(StoreTables.RUN_LEDGER)
        .where("as_of = '" + context.asOf() + "'")
        // A handful of rows per run of one as-of.
        .collectAsList()
        .stream()
        .sorted(
            Comparator.<Row, Instant>comparing(row -> row.getAs("ended_at"))
                .thenComparing(row -> row.<String>getAs("run_id"))
                .thenComparing(row -> !row.getAs("outcome").equals(LedgerRow.STARTED)))
        .map(LedgerRow::of)
        .toList();
  }

  private void noteFailure(
      Job job, Instant start, String inputs, Map<String, Long> before, RuntimeException failure) {
    String message = Optional.ofNullable(failure.getMessage()).orElse(failure.toString());
    try {
      note(job, start, inputs, before, LedgerRow.FAILED, new JobResult.NothingToDo(message));
    } catch (RuntimeException ledgerFailure) {
      failure.addSuppressed(ledgerFailure);
    }
  }

  private void note(
      Job job,
      Instant start,
      String inputs,
      Map<String, Long> before,
      String outcome,
      JobResult result) {
    versions = versions();
    Map<String, Long> written = new HashMap<>(versions);
    written.entrySet().removeIf(table -> table.getValue().equals(before.get(table.getKey())));
    append(job, start, context.clock().instant(), inputs, written, outcome, result);
  }

  private void append(
      Job job,
      Instant start,
      Instant end,
      String inputs,
      Map<String, Long> outputs,
      String outcome,
      JobResult result) {
    Row row =
        RowFactory.create(
            job.name(),
            outcome,
            result.rowsIn(),
            result.rowsOut(),
            ContactData.masked(result.detail()),
            inputs,
            LedgerRow.json(outputs),
            context.conf().hash(),
            context.codeHash(),
            context.conf().seed(),
            start,
            end,
            context.asOf().date(),
            context.runId());
    context
        .store()
        .append(
            StoreTables.RUN_LEDGER,
            context.spark().createDataFrame(List.of(row), StoreTables.RUN_LEDGER.schema()));
  }

  /** Of every table that there is, but of the ledger itself. */
  private Map<String, Long> versions() {
    List<String> tables =
        context.store().tableNames().stream()
            .filter(table -> !table.equals(StoreTables.RUN_LEDGER.qualifiedName()))
            .toList();
    List<Long> found = Parallel.each(tables, context.store()::version);
    Map<String, Long> versions = new HashMap<>();
    for (int i = 0; i < tables.size(); i++) {
      versions.put(tables.get(i), found.get(i));
    }
    return versions;
  }

  private static Map<String, Long> meant(Job job, Map<String, Long> versions) {
    return versions.entrySet().stream()
        .filter(table -> reads(job, table.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Whether a job says that it reads a table. */
  static boolean reads(Job job, String table) {
    return job.reads().stream()
        .anyMatch(entry -> table.matches(Pattern.quote(entry).replace("*", "\\E.*\\Q")));
  }
}
