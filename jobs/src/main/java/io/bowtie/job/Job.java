package io.bowtie.job;

import java.util.List;

/** One job of the night. Idempotent for an as-of. */
public interface Job {
  /** A verb, as typed on the command line. */
  String name();

  /** What it does, in one sentence. */
  String purpose();

  /**
   * Tables or files that it reads, for {@code --help} and for the run ledger, which notes the
   * version of every entry that is a table's name such as {@code silver.deals}, or a family of them
   * such as {@code silver.*}.
   */
  List<String> reads();

  /** Tables or files that it writes, for {@code --help}. */
  List<String> writes();

  /** Whether it does more when training is forced than when none is due. */
  default boolean heedsForcedTraining() {
    return false;
  }

  /**
   * Does the work.
   *
   * @throws io.bowtie.contract.OperatorError when the operator has to do something first
   */
  JobResult run(RunContext context);
}
