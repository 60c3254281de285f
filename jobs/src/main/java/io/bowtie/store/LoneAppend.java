package io.bowtie.store;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bowtie.contract.OperatorError;
import io.delta.exceptions.DeltaConcurrentModificationException;
import io.delta.tables.DeltaTable;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import scala.Option;

/**
 * An append that happens only when nobody else has written since a version. Delta lets appends pass
 * each other; of two that are marked as the same step of one application it refuses the later one,
 * or leaves it out without a word. The commit's own mark tells whose it is.
 *
 * @param spark the session
 * @param path of the table
 * @param since the version that the rows go by, -1 where there was no table
 */
record LoneAppend(SparkSession spark, String path, long since) {
  private static final String APPLICATION = "bowtie";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * Writes, if nobody has.
   *
   * @param write gets the options that mark the commit
   * @return whether the rows are in
   */
  boolean tried(Consumer<Map<String, String>> write) {
    if (version() != since) {
      return false;
    }
    String mark =
        ManagementFactory.getRuntimeMXBean().getName() + " " + Thread.currentThread().getId();
    try {
      write.accept(
          Map.of(
              "txnAppId", APPLICATION,
              "txnVersion", String.valueOf(since + 1),
              "userMetadata", mark));
    } catch (DeltaConcurrentModificationException anotherWasFaster) {
      return false;
    }
    return mark.equals(markOf(since + 1));
  }

  private long version() {
    return DeltaTable.isDeltaTable(spark, path)
        ? DeltaLog.forTable(spark, path).update(false, Option.empty(), Option.empty()).version()
        : -1;
  }

  private String markOf(long version) {
    Path commit = new Path(path, String.format("_delta_log/%020d.json", version));
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                commit.getFileSystem(spark.sparkContext().hadoopConfiguration()).open(commit),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String mark = JSON.readTree(line).path("commitInfo").path("userMetadata").asText();
        if (!mark.isEmpty()) {
          return mark;
        }
      }
      return "";
    } catch (FileNotFoundException nothingCommitted) {
      return "";
    } catch (IOException unreadable) {
      throw OperatorError.system("The log of a table cannot be read")
          .where(commit.toString())
          .why(String.valueOf(unreadable.getMessage()))
          .causedBy(unreadable);
    }
  }
}
