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
import java.time.ZoneOffset;
import org.apache.spark.sql.SparkSession;

/**
 * A run context over a test's store. Unless a test says otherwise: the shipped defaults, one
 * source, run {@code r}, and a clock that stands at two in the morning after the night.
 */
final class TestNight {
  private static final String ONE_SOURCE =
      """
      sources { crm { system = crm, format = csv, location = ".", mapping = "mapping",
                      tables { deals = "deals.csv" } } }
      governance { lead.mode = live, deal.mode = live, churn.mode = live }
      """;

  private final SparkSession spark;
  private final TableStore store;
  private BowtieConf conf;
  private String runId = "r";
  private String further = "";

  private TestNight(SparkSession spark, TableStore store) {
    this.spark = spark;
    this.store = store;
  }

  static TestNight over(SparkSession spark, TableStore store) {
    return new TestNight(spark, store);
  }

  TestNight conf(BowtieConf given) {
    conf = given;
    return this;
  }

  /** Further lines of the conf of one source. */
  TestNight with(String lines) {
    further = lines;
    return this;
  }

  TestNight runId(String given) {
    runId = given;
    return this;
  }

  RunContext asOf(String night) {
    AsOf asOf = AsOf.parse(night);
    return new RunContext(
        conf == null ? oneSource() : conf,
        asOf,
        runId,
        "code",
        false,
        spark,
        store,
        Clock.fixed(asOf.date().plusDays(1).atTime(2, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC),
        line -> {});
  }

  private BowtieConf oneSource() {
    try {
      Path file = Files.createTempFile("bowtie", ".conf");
      Files.writeString(file, ONE_SOURCE + further);
      BowtieConf conf = ConfLoader.load(file);
      Files.delete(file);
      return conf;
    } catch (IOException noFolder) {
      throw new UncheckedIOException(noFolder);
    }
  }
}
