package io.bowtie.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Law 1: the clock exists in one place. */
class ClockTest {
  private static final Path MAIN = Path.of("src/main");

  @Test
  void shouldReadTheClockInOnePlaceOnly() throws IOException {
    assertThat(ClockReads.below(MAIN))
        .singleElement()
        .asString()
        .startsWith("java/io/bowtie/job/Workspace.java:")
        .contains("Clock.systemUTC()");
  }

  @Test
  void shouldLookIntoEveryKindOfSource() throws IOException {
    assertThat(ClockReads.sources(MAIN))
        .extracting(file -> file.toString().replaceAll(".*\\.", ""))
        .contains("java", "sql", "jte");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Reads.java | Instant start = Instant.now();",
        "Reads.java | LocalDate today = LocalDate.now(ZoneOffset.UTC);",
        "Reads.java | Supplier<Instant> clock = Instant::now;",
        "Reads.java | ZonedDateTime.now()",
        "Reads.java | long start = System.currentTimeMillis();",
        "Reads.java | long start = System.nanoTime();",
        "Reads.java | Clock clock = Clock.systemDefaultZone();",
        "Reads.java | Date today = new Date();",
        "Reads.java | Random random = new Random();",
        "Reads.java | String id = UUID.randomUUID().toString();",
        "Reads.java | deals.withColumn(\"seen_at\", current_timestamp())",
        "Reads.java | deals.orderBy(rand())",
        "reads.sql | where close_date < current_date",
        "reads.sql | where close_date < CURRENT_DATE()",
        "reads.sql | where closed_at < now()",
        "reads.sql | select unix_timestamp()",
        "reads.sql | order by rand()",
        "reads.jte | Written on ${LocalDate.now()}",
      })
  void shouldFindAReadIn(String file, String line, @TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve(file), "first line\n" + line + "\n");

    assertThat(ClockReads.below(folder)).containsExactly(file + ":2: " + line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Gives.java | Instant start = context.clock().instant();",
        "Gives.java | Random random = new Random(seed);",
        "Gives.java | deals.orderBy(rand(seed))",
        "Gives.java | boolean isKnown = known(deal);",
        "Gives.java | LocalDate day = LocalDate.parse(text);",
        "gives.sql | where recorded_at <= :as_of",
        "gives.sql | select current_dates from nowhere",
        "gives.md | select now()",
      })
  void shouldNotMindWhatComesFromOutside(String file, String line, @TempDir Path folder)
      throws IOException {
    Files.writeString(folder.resolve(file), line + "\n");

    assertThat(ClockReads.below(folder)).isEmpty();
  }
}
