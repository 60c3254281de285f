package io.bowtie.job;

import io.bowtie.contract.ContactData;
import io.bowtie.contract.ExitCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Runs jobs in order in one session and writes a ledger row for each. A job that fails stops the
 * night; a job that was blocked does not, but the night then ends with the data code.
 */
public final class Night {
  private Night() {}

  /** Runs the whole night. */
  public static ExitCode run(RunContext context) {
    // Before any work: the last jobs would refuse a use case that nobody answers for.
    UseCaseModes.refuseUnregistered(context.conf());
    Cards.contexts(context.conf());
    return run(JobCatalog.night(), context);
  }

  /** Runs one job alone. */
  public static ExitCode run(Job job, RunContext context) {
    return run(List.of(job), context);
  }

  static ExitCode run(List<Job> jobs, RunContext context) {
    new PublishedPages(context).catchUp();
    RunLedger ledger = new RunLedger(context);
    ExitCode exitCode = ExitCode.DONE;
    for (Job job : jobs) {
      Instant start = context.clock().instant();
      JobResult result = ledger.record(job);
      Duration time = Duration.between(start, context.clock().instant());
      context.progress().say(line(context, job, result, time));
      if (result instanceof JobResult.Blocked) {
        exitCode = ExitCode.DATA_GATE;
      }
    }
    return exitCode;
  }

  private static String line(RunContext context, Job job, JobResult result, Duration time) {
    return String.format(
        Locale.ROOT,
        "%s %-9s %6.1f s %,10d rows  %s",
        context.asOf(),
        job.name(),
        time.toMillis() / 1000.0,
        result.rowsOut(),
        result.detail().isEmpty() ? result.outcome() : ContactData.masked(result.detail()));
  }
}
