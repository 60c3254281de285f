package io.bowtie.store;

import io.bowtie.contract.BusinessZone;
import io.bowtie.contract.OperatorError;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** Starts or joins a Spark session with the settings that Bowtie's results stand on. */
public final class SparkSessions {
  private static final Map<String, String> REQUIRED =
      Map.of(
          "spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension",
          "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog",
          "spark.sql.ansi.enabled", "true",
          "spark.sql.datetime.java8API.enabled", "true",
          // Delta's parser does not bind named parameters without it (delta issue 7640).
          "spark.sql.legacy.parameterSubstitution.constantsOnly", "true");

  private static final Map<String, String> FEW_ROWS =
      Map.of(
          "spark.sql.codegen.wholeStage", "false",
          "spark.sql.codegen.factoryMode", "NO_CODEGEN",
          "spark.sql.adaptive.enabled", "false",
          // Interpreted, looking up what was computed costs more than computing it again.
          "spark.sql.subexpressionElimination.enabled", "false",
          // Looking for repetitions costs more than the memory that it spares.
          "spark.sql.inMemoryColumnarStorage.compressed", "false",
          // A few files are read sooner than their statistics.
          "spark.databricks.delta.stats.collect", "false",
          "spark.databricks.delta.stats.skipping", "false");

  private SparkSessions() {}

  /**
   * The session of this process: under {@code spark-submit} the submitted one, otherwise a local
   * one on all cores.
   *
   * @param zone of the company, in which queries turn instants into days and days into instants
   * @throws OperatorError of configuration when a setting would silently change results
   */
  public static SparkSession open(BusinessZone zone) {
    SparkSession.Builder builder = SparkSession.builder().appName("bowtie");
    if (System.getProperty("spark.master") == null) {
      builder
          .master("local[*]")
          // Not what the machine has: sums of models depend on how their rows are divided (law 4).
          .config("spark.sql.shuffle.partitions", "2")
          .config("spark.default.parallelism", "2")
          .config("spark.ui.enabled", "false")
          .config("spark.driver.host", "127.0.0.1")
          .config("spark.driver.bindAddress", "127.0.0.1")
          .config("spark.sql.sources.parallelPartitionDiscovery.parallelism", "2")
          .config("spark.databricks.delta.snapshotPartitions", "1")
          // Each commit would read the whole log for a list of files that no reader looks at.
          .config("spark.databricks.delta.allFilesInCrc.enabled", "false")
          .config("spark.sql.catalogImplementation", "in-memory")
          // Here the executor is this process: out of memory, it would end it with a code of its
          // own.
          .config("spark.executor.killOnFatalError.depth", "0")
          .config("spark.hadoop.fs.file.impl", ShellFreeFileSystem.class.getName())
          .config("spark.hadoop.fs.AbstractFileSystem.file.impl", ShellFreeFs.class.getName())
          // The nights of one process run much the same queries; 100 entries forget them at once.
          .config("spark.sql.codegen.cache.maxEntries", "2000")
          // Each sort, aggregate and broadcast takes a page, and a page of 64 MB for ten rows fills
          // the heap; each broadcast, and each stage is one, takes a block of 4 MB.
          .config("spark.buffer.pageSize", "1m")
          .config("spark.broadcast.blockSize", "256k");
    }
    REQUIRED.forEach(builder::config);
    // Answering min and max from the log alone, Delta takes a date for a java.sql.Date, which it is
    // not with the java.time API: "select max(as_of)" of a table kept by as_of would fail.
    builder.config("spark.databricks.delta.optimizeMetadataQuery.enabled", "false");
    // Deriving filters from conditions grows exponentially with the columns that CASE computes: a
    // night with Salesforce's mappings would not come to an end.
    builder.config("spark.sql.constraintPropagation.enabled", "false");
    return inZone(checked(builder.getOrCreate()), zone);
  }

  /** The session, told in which zone the days of a company lie. */
  public static SparkSession inZone(SparkSession session, BusinessZone zone) {
    session.conf().set(BusinessZone.SETTING, zone.toString());
    return session;
  }

  /**
   * The same for tables so small that planning a query and compiling code for it takes longer than
   * running it: plans are interpreted, and made once; the store lists a table's files once a
   * version. Results are the same.
   */
  public static SparkSession openForFewRows(BusinessZone zone) {
    SparkSession session = open(zone);
    FEW_ROWS.forEach((key, value) -> session.conf().set(key, value));
    return session;
  }

  /** Whether the session was opened for few rows. */
  static boolean isForFewRows(SparkSession session) {
    return FEW_ROWS.entrySet().stream()
        .allMatch(
            setting -> session.conf().getOption(setting.getKey()).contains(setting.getValue()));
  }

  /** The session itself, if its settings are safe. */
  static SparkSession checked(SparkSession session) {
    REQUIRED.forEach(
        (key, expected) -> {
          String found = session.conf().get(key, "");
          if (!found.contains(expected)) {
            throw OperatorError.configuration("Spark setting " + key + " is '" + found + "'")
                .why("Results would silently differ from those on a session with " + expected + ".")
                .remedy("Submit with --conf " + key + "=" + expected);
          }
        });
    return session;
  }
}
