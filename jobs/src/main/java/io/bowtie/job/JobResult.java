package io.bowtie.job;

import java.util.List;

/** How a job ended, when it ended by itself. */
public sealed interface JobResult {

  /** Rows that the job read. */
  default long rowsIn() {
    return 0;
  }

  /** Rows that the job wrote. */
  default long rowsOut() {
    return 0;
  }

  /** In words, for the ledger and the terminal. */
  String detail();

  /** The word in the run ledger. */
  String outcome();

  /**
   * The job did its work.
   *
   * @param rowsIn read
   * @param rowsOut written
   * @param detail in words
   */
  record Done(long rowsIn, long rowsOut, String detail) implements JobResult {
    @Override
    public String outcome() {
      return "done";
    }
  }

  /**
   * There was nothing to do, which is fine.
   *
   * @param detail why
   */
  record NothingToDo(String detail) implements JobResult {
    @Override
    public String outcome() {
      return "nothing_to_do";
    }
  }

  /**
   * The job did what it could; some entities keep their last good version, and the night ends with
   * the data code.
   *
   * @param rowsIn read
   * @param rowsOut written
   * @param reasons one a blocked entity, each with what, where, why and what to do
   */
  record Blocked(long rowsIn, long rowsOut, List<String> reasons) implements JobResult {
    public Blocked {
      reasons = List.copyOf(reasons);
    }

    @Override
    public String outcome() {
      return "blocked";
    }

    @Override
    public String detail() {
      return String.join(System.lineSeparator(), reasons);
    }
  }
}
