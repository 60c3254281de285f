package io.bowtie.job;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.OperatorError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The last outcomes of a night's jobs, over all its runs, and whether they follow from each other:
 * no job may have read a table as it was before a job ahead of it last wrote it. Versions decide
 * and not times, since jobs may run on machines whose clocks differ.
 *
 * @param jobs of the night in order, the publication last
 * @param rows of the ledger for the night, in the order of time
 */
record RunChain(List<Job> jobs, List<LedgerRow> rows) {

  /**
   * A table that a job read too early.
   *
   * @param reader the job
   * @param writer the job ahead of it that has written the table since
   */
  private record Break(Job reader, LedgerRow writer, String table, long read, long written) {}

  RunChain {
    jobs = List.copyOf(jobs);
    rows = List.copyOf(rows);
  }

  /**
   * Refuses a night of which a part is missing, or older than what it is made from.
   *
   * @throws OperatorError of data that names what has to run again, and why
   */
  void refuseUnlessWhole(AsOf asOf) {
    List<String> unfinished =
        beforePublication().stream()
            .map(Job::name)
            .filter(job -> last(job).filter(LedgerRow::isFinished).isEmpty())
            .toList();
    if (!unfinished.isEmpty()) {
      throw OperatorError.data("The night of " + asOf + " is not complete")
          .where("not run, or not to a good end: " + String.join(", ", unfinished))
          .why("Readers would see tables of different nights side by side.")
          .remedy("Run these jobs for " + asOf + ", or the whole night with 'nightly'.");
    }
    firstBreak()
        .ifPresent(
            found -> {
              throw refused(asOf, found);
            });
  }

  /** The last row of a job; empty where it never ran. */
  Optional<LedgerRow> last(String job) {
    return rows.stream().filter(row -> row.job().equals(job)).reduce((former, later) -> later);
  }

  private Optional<Break> firstBreak() {
    Map<String, LedgerRow> writers = new HashMap<>();
    // What is not a job of the night, such as a replay of rows that were set aside, comes before.
    rows.stream().filter(row -> place(row) < 0).forEach(row -> wrote(writers, row));
    for (Job job : beforePublication()) {
      Optional<Break> found =
          writers.keySet().stream()
              .sorted()
              .flatMap(table -> broken(job, table, writers.get(table)).stream())
              .findFirst();
      if (found.isPresent()) {
        return found;
      }
      rows.stream().filter(row -> row.job().equals(job.name())).forEach(row -> wrote(writers, row));
    }
    return Optional.empty();
  }

  private List<Job> beforePublication() {
    return jobs.subList(0, jobs.size() - 1);
  }

  private Optional<Break> broken(Job job, String table, LedgerRow writer) {
    if (!RunLedger.reads(job, table)) {
      return Optional.empty();
    }
    long read = last(job.name()).orElseThrow().inputs().getOrDefault(table, -1L);
    long written = writer.outputs().get(table);
    return read < written
        ? Optional.of(new Break(job, writer, table, read, written))
        : Optional.empty();
  }

  private static void wrote(Map<String, LedgerRow> writers, LedgerRow row) {
    row.outputs()
        .forEach(
            (table, version) ->
                writers.merge(
                    table,
                    row,
                    (one, other) ->
                        one.outputs().get(table) > other.outputs().get(table) ? one : other));
  }

  private int place(LedgerRow row) {
    return jobs.stream().map(Job::name).toList().indexOf(row.job());
  }

  private OperatorError refused(AsOf asOf, Break found) {
    String before = found.read() < 0 ? "before there was any" : "at version " + found.read();
    List<String> again = new ArrayList<>();
    jobs.subList(jobs.indexOf(found.reader()), jobs.size()).forEach(job -> again.add(job.name()));
    return OperatorError.data("The jobs for " + asOf + " are not one chain of runs")
        .where(
            found.table()
                + ": "
                + found.reader().name()
                + " read it "
                + before
                + "; "
                + found.writer().job()
                + " has written version "
                + found.written()
                + " since (run "
                + found.writer().runId()
                + ")")
        .why(
            "Readers would see what "
                + found.reader().name()
                + " made of an earlier run beside what "
                + found.writer().job()
                + " has written now.")
        .remedy(
            "Run again for "
                + asOf
                + ", in this order: "
                + String.join(", ", again)
                + "; or the whole night with 'nightly'.");
  }
}
