package io.bowtie.job;

import java.util.List;

/** One job of the night. Idempotent for an as-of. */
interface Job {
  /** A verb, as typed on the command line. */
  String name();

  /** What it does, in one sentence. */
  String purpose();

  /** Tables or files that it reads, for {@code --help}. */
  List<String> reads();

  /** Tables or files that it writes, for {@code --help}. */
  List<String> writes();

  JobResult run(RunContext context);
}
