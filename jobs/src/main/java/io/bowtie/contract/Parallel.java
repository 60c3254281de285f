package io.bowtie.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Small work side by side. A night of small tables is bound by what each Spark job costs to start,
 * so two at a time nearly halve it; more would only wait for the same cores.
 *
 * <p>Work starts in the order in which it is given, so that some may wait for what was given before
 * it. Closing stops what still runs, as after a failure, and waits until it has stopped: nothing is
 * written any more when a job has ended.
 */
public final class Parallel implements AutoCloseable {
  private static final int AT_A_TIME = 2;

  private final ExecutorService lanes = Executors.newFixedThreadPool(AT_A_TIME);

  private Parallel() {}

  /** Lanes for work of different kinds. */
  public static Parallel lanes() {
    return new Parallel();
  }

  /** The results in the order of the items; the first failure in that order is thrown as it is. */
  public static <T, R> List<R> each(List<T> items, Function<T, R> work) {
    try (Parallel parallel = lanes()) {
      List<Supplier<R>> running = new ArrayList<>();
      items.forEach(item -> running.add(parallel.start(() -> work.apply(item))));
      return running.stream().map(Supplier::get).toList();
    }
  }

  /** Starts work; what it gives waits for the result, and throws its failure as it is. */
  public <R> Supplier<R> start(Supplier<R> work) {
    Future<R> running = lanes.submit(work::get);
    return () -> result(running);
  }

  @Override
  public void close() {
    lanes.shutdownNow();
    try {
      while (!lanes.awaitTermination(1, TimeUnit.MINUTES)) {
        // A table is being written, or a query runs to its end: both come to one.
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static <R> R result(Future<R> running) {
    try {
      return running.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while jobs were running", interrupted);
    }
  }
}
