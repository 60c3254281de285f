package io.bowtie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.bowtie.contract.OperatorError;
import io.bowtie.testkit.SparkSupport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSupport.class)
final class OutOfMemoryTest {
  @Test
  void shouldFindALackOfMemoryAtAnyDepth() {
    IllegalStateException beside = new IllegalStateException("closing failed");
    beside.addSuppressed(heap());

    assertThat(
            List.of(
                heap(),
                new IllegalStateException(new ExecutionException(new RuntimeException(heap()))),
                beside,
                OperatorError.data("A source cannot be read").causedBy(new IOException(heap())),
                new IllegalStateException(
                    "Lost task 0.0 in stage 3.0: java.lang.OutOfMemoryError: GC overhead limit"),
                new IllegalArgumentException(
                    "[INVALID_DRIVER_MEMORY] System memory 259522560 must be at least 471859200."),
                new RuntimeException(
                    "Not enough memory to build and broadcast the table to all worker nodes.")))
        .allMatch(OutOfMemory::isBehind);
  }

  @Test
  void shouldLeaveOtherFailuresAlone() {
    RuntimeException circle = new RuntimeException("one");
    circle.initCause(new RuntimeException("other", circle));

    assertThat(
            List.of(
                circle,
                new StackOverflowError(),
                new IllegalArgumentException("memory.fraction must be at least 0"),
                OperatorError.system("The warehouse cannot be written")))
        .noneMatch(OutOfMemory::isBehind);
  }

  @Test
  void shouldSayWhatToDoAndEndWithTheCodeOfTheSystem() {
    assertThat(said(OperatorError.data("A source cannot be read").causedBy(heap())))
        .startsWith("Bowtie ran out of memory")
        .contains("BOWTIE_HEAP=8g", "--driver-memory")
        .doesNotContain("A source");
    assertThat(said(new OutOfMemoryError("unable to create native thread: possibly out of memory")))
        .contains("no further thread")
        .doesNotContain("BOWTIE_HEAP");
  }

  /** In the process of the driver, a task's fatal error would end that: with code 52. */
  @Test
  void shouldOutliveATaskThatRunsOutOfMemory(SparkSession spark) {
    MapFunction<Long, Long> greedy =
        row -> {
          throw heap();
        };

    Throwable failure =
        catchThrowable(
            () -> spark.range(3).as(Encoders.LONG()).map(greedy, Encoders.LONG()).collectAsList());

    assertThat(failure).isNotNull().matches(OutOfMemory::isBehind);
    assertThat(spark.range(3).count()).isEqualTo(3);
  }

  private static OutOfMemoryError heap() {
    return new OutOfMemoryError("Java heap space");
  }

  private static String said(Throwable failure) {
    StringWriter messages = new StringWriter();
    Console console = new Console(new PrintWriter(new StringWriter()), new PrintWriter(messages));
    assertThat(new Failures(console).ofSystem(failure, false)).isEqualTo(20);
    return messages.toString();
  }
}
