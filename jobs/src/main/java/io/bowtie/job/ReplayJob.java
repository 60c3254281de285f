package io.bowtie.job;

import io.bowtie.quality.CheckResult;
import io.bowtie.quality.QualityTables;
import io.bowtie.silver.Replay;
import io.bowtie.silver.VersionSet.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Maps the entities again of which rows were set aside, once what was wrong is mended. A whole
 * conform does the same for all entities; this one is for the hour after a fix.
 */
public final class ReplayJob implements Job {

  @Override
  public String name() {
    return "replay-quarantine";
  }

  @Override
  public String purpose() {
    return "Maps rows again that were set aside, after a mapping, a stage or the conf was mended.";
  }

  @Override
  public List<String> reads() {
    List<String> reads = new ArrayList<>(List.of(QualityTables.QUARANTINE.qualifiedName()));
    reads.addAll(new ConformJob().reads());
    return reads;
  }

  @Override
  public List<String> writes() {
    return new ConformJob().writes();
  }

  @Override
  public JobResult run(RunContext context) {
    Set<String> entities = new NightRecords(context).setAside();
    if (entities.isEmpty()) {
      return new JobResult.NothingToDo("No row is set aside by " + context.asOf() + ".");
    }
    List<Conformed> results = ConformJob.conformed(context, Optional.of(entities));
    List<String> said = new ArrayList<>();
    for (Conformed result : results) {
      result.checks().stream()
          .filter(check -> check.rule().equals(Replay.RULE))
          .map(ReplayJob::sentence)
          .forEach(said::add);
    }
    long remaining =
        results.stream().mapToLong(result -> result.counts().rows(Fate.QUARANTINED)).sum();
    said.add(
        (said.isEmpty() ? "no row came back; " : "")
            + remaining
            + " row(s) of "
            + String.join(", ", entities)
            + " are set aside");
    List<String> blocked = results.stream().flatMap(result -> result.blocked().stream()).toList();
    long written = results.stream().mapToLong(result -> result.counts().rows(Fate.NEW)).sum();
    String detail = String.join("; ", said);
    return blocked.isEmpty()
        ? new JobResult.Done(written + remaining, written, detail)
        : new JobResult.Blocked(written + remaining, written, blocked);
  }

  private static String sentence(CheckResult check) {
    String detail = check.detail();
    return check.entity() + ": " + detail.substring(0, detail.length() - 1);
  }
}
