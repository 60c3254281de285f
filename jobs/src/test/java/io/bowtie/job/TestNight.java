package io.bowtie.job;

import io.bowtie.config.BowtieConf;
import io.bowtie.config.ConfLoader;
import io.bowtie.contract.AsOf;
import io.bowtie.store.TableStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.spark.sql.SparkSession;

/** A run context over a test's store: the shipped defaults, one source, a clock that stands. */
final class TestNight {
  private static final String ONE_SOURCE =
      """
      sources { crm { system = crm, format = csv, location = ".", mapping = "mapping",
                      tables { deals = "deals.csv" } } }
      """;

  private TestNight() {}

  static RunContext of(SparkSession spark, TableStore store, String asOf, String runId) {
    return new RunContext(
        conf(),
        AsOf.parse(asOf),
        runId,
        "code",
        false,
        spark,
        store,
        Clock.fixed(Instant.parse("2026-07-01T02:00:00Z"), ZoneOffset.UTC),
        line -> {});
  }

  private static BowtieConf conf() {
    try {
      Path file = Files.createTempFile("bowtie", ".conf");
      Files.writeString(file, ONE_SOURCE);
      BowtieConf conf = ConfLoader.load(file);
      Files.delete(file);
      return conf;
    } catch (IOException noFolder) {
      throw new UncheckedIOException(noFolder);
    }
  }
}
