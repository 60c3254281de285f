package io.bowtie.job;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Small work side by side. A night of small tables is bound by what each Spark job costs to start,
 * so two at a time nearly halve it; more would only wait for the same cores.
 */
final class Parallel {
  private static final int AT_A_TIME = 2;

  private Parallel() {}

  /** The results in the order of the items; the first failure in that order is thrown as it is. */
  static <T, R> List<R> each(List<T> items, Function<T, R> work) {
    ExecutorService pool = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      List<Future<R>> running =
          items.stream().map(item -> pool.submit(() -> work.apply(item))).toList();
      List<R> results = new ArrayList<>();
      for (Future<R> one : running) {
        results.add(one.get());
      }
      return results;
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while jobs were running", interrupted);
    } finally {
      pool.shutdownNow();
    }
  }
}
