package io.bowtie;

import io.bowtie.contract.ExitCode;
import java.lang.Thread.UncaughtExceptionHandler;

/**
 * For errors that end a thread of which nobody asks how it ended. One of Spark's that runs out of
 * memory leaves the others waiting for it for ever, so that the process ends here, with the code
 * and the words of any lack of memory.
 *
 * @param console for what a person reads
 */
record LastWord(Console console) implements UncaughtExceptionHandler {

  @Override
  public void uncaughtException(Thread thread, Throwable failure) {
    try {
      new Failures(console).ofSystem(failure, false);
    } finally {
      if (OutOfMemory.isBehind(failure)) {
        // Not exit: what Spark does at the end of a process may need the memory that is not there.
        Runtime.getRuntime().halt(ExitCode.SYSTEM.code());
      }
    }
  }
}
