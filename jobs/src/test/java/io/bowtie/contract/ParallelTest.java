package io.bowtie.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ParallelTest {

  @Test
  void shouldGiveResultsInTheOrderOfTheItemsWhicheverEndsFirst() {
    CountDownLatch secondIsDone = new CountDownLatch(1);

    List<String> results =
        Parallel.each(
            List.of("first", "second"),
            item -> {
              if (item.equals("first")) {
                await(secondIsDone);
              } else {
                secondIsDone.countDown();
              }
              return item;
            });

    assertThat(results).containsExactly("first", "second");
  }

  @Test
  void shouldThrowTheFirstFailureInTheOrderOfTheItemsAsItIs() {
    IllegalArgumentException failure = new IllegalArgumentException("second");

    assertThatThrownBy(
            () ->
                Parallel.each(
                    List.of(1, 2, 3),
                    item -> {
                      if (item == 2) {
                        throw failure;
                      }
                      return item;
                    }))
        .isSameAs(failure);
  }

  @Test
  void shouldEndOnlyWhenWhatStillRanHasStopped() {
    CountDownLatch isRunning = new CountDownLatch(1);
    AtomicBoolean hasStopped = new AtomicBoolean();

    assertThatThrownBy(
            () ->
                Parallel.each(
                    List.of("fails", "runs"),
                    item -> {
                      if (item.equals("fails")) {
                        await(isRunning);
                        throw new IllegalArgumentException(item);
                      }
                      isRunning.countDown();
                      return untilStopped(hasStopped);
                    }))
        .hasMessage("fails");

    assertThat(hasStopped).isTrue();
  }

  @Test
  void shouldLetWorkWaitForWhatWasStartedBeforeIt() {
    try (Parallel parallel = Parallel.lanes()) {
      Supplier<Integer> one = parallel.start(() -> 1);
      Supplier<Integer> two = parallel.start(() -> one.get() + 1);
      Supplier<Integer> three = parallel.start(() -> one.get() + two.get());

      assertThat(three.get()).isEqualTo(3);
    }
  }

  /** Work that takes a while to stop when it is told to. */
  private static String untilStopped(AtomicBoolean hasStopped) {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException told) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
    }
    hasStopped.set(true);
    return "stopped";
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
