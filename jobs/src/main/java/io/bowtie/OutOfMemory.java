package io.bowtie;

import io.bowtie.contract.OperatorError;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells a lack of memory from other failures, however deep it lies: Spark wraps it, copies it into
 * messages, and refuses to start with too little in words of its own.
 */
final class OutOfMemory {
  private static final String NAME = OutOfMemoryError.class.getName();

  /** Spark's, before it starts. */
  private static final Pattern TOO_LITTLE_TO_START =
      Pattern.compile("(System|Executor) memory \\S+ must be at least");

  /** Not a matter of the heap. */
  private static final String NO_THREAD = "unable to create native thread";

  /** Causes may run in a circle. */
  private static final int MOST_CAUSES = 100;

  private OutOfMemory() {}

  /** Whether a failure comes from too little memory. */
  static boolean isBehind(Throwable failure) {
    return isBehind(failure, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  /** What a person is told; it takes hardly any memory to say. */
  static OperatorError error(Throwable failure) {
    if (isAboutThreads(failure)) {
      return OperatorError.system("Bowtie could start no further thread")
          .why("The operating system or its container limits how many a process may have.")
          .remedy("Raise the limit of processes (ulimit -u, or the container's pids limit).")
          .causedBy(failure);
    }
    return OperatorError.system("Bowtie ran out of memory")
        .where("a heap of " + Runtime.getRuntime().maxMemory() / (1 << 20) + " MB")
        .why("The night's tables, or Spark itself, did not fit into it.")
        .remedy(
            "Raise BOWTIE_HEAP, as in BOWTIE_HEAP=8g (4g unless set); under spark-submit"
                + " --driver-memory and --executor-memory. Then run it again: nothing is half done.")
        .causedBy(failure);
  }

  private static boolean isBehind(Throwable failure, Set<Throwable> seen) {
    if (failure == null || !seen.add(failure)) {
      return false;
    }
    return failure instanceof OutOfMemoryError
        || isSaid(String.valueOf(failure.getMessage()))
        || isBehind(failure.getCause(), seen)
        || Stream.of(failure.getSuppressed()).anyMatch(each -> isBehind(each, seen));
  }

  /** A task's error comes to the driver as text; a start with too little memory is refused. */
  private static boolean isSaid(String message) {
    return message.contains(NAME)
        || message.contains("Not enough memory to build and broadcast")
        || message.contains("UNABLE_TO_ACQUIRE_MEMORY")
        || TOO_LITTLE_TO_START.matcher(message).find();
  }

  private static boolean isAboutThreads(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(MOST_CAUSES)
        .anyMatch(each -> String.valueOf(each.getMessage()).contains(NO_THREAD));
  }
}
