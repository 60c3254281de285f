package io.bowtie.bronze;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bowtie.contract.OperatorError;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads a Delta table that is a source, version by version. */
final class DeltaCommits {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private DeltaCommits() {}

  /**
   * A version's identity is the table's id and its number: a table made anew is another one.
   * Versions that Delta no longer gives are left out; the next one that it gives brings their rows.
   */
  static List<Fingerprint> prints(SparkSession spark, List<String> paths) {
    Map<String, String> ids = new HashMap<>();
    List<Fingerprint> prints = new ArrayList<>();
    for (String path : paths.stream().filter(each -> isGiven(spark, each)).toList()) {
      String id =
          ids.computeIfAbsent(
              table(path),
              table ->
                  spark
                      .sql("DESCRIBE DETAIL delta.`" + table.replace("`", "``") + "`")
                      .select("id")
                      .head()
                      .getString(0));
      prints.add(new Fingerprint(path, id + "@" + version(path), id, 0));
    }
    return List.copyOf(prints);
  }

  /**
   * The rows that were appended since the version before it that is known; all rows when none is.
   *
   * @param known identities of versions that were read, or will be
   * @throws OperatorError of data when rows were changed or removed since, or the log is gone
   */
  static Dataset<Row> appended(SparkSession spark, Fingerprint print, Collection<String> known) {
    OptionalLong before = before(print, known);
    Dataset<Row> rows = at(spark, print.path(), version(print.path()));
    if (before.isPresent()) {
      rows = rows.where(lit(false));
      for (long version = before.getAsLong() + 1; version <= version(print.path()); version++) {
        List<String> files = appendedFiles(spark, table(print.path()), version);
        if (!files.isEmpty()) {
          rows =
              rows.unionByName(
                  at(spark, print.path(), version)
                      .where(col("_metadata.file_name").isin(files.toArray())),
                  true);
        }
      }
    }
    return records(rows, print);
  }

  /** All rows of a version. */
  static Dataset<Row> whole(SparkSession spark, Fingerprint print) {
    return records(at(spark, print.path(), version(print.path())), print);
  }

  private static Dataset<Row> records(Dataset<Row> rows, Fingerprint print) {
    return TypedRecords.of(rows, lit(print.path()), lit(null));
  }

  private static Dataset<Row> at(SparkSession spark, String path, long version) {
    try {
      return spark.read().format("delta").option("versionAsOf", version).load(table(path));
    } catch (Exception failed) {
      // Spark throws its checked AnalysisException without declaring it.
      if (isTooOld(failed)) {
        throw notAppended(
                table(path),
                "Version " + version + " is beyond the table's delta.deletedFileRetentionDuration.")
            .causedBy(failed);
      }
      throw failed;
    }
  }

  private static boolean isGiven(SparkSession spark, String path) {
    try {
      return at(spark, path, version(path)).columns().length > 0;
    } catch (OperatorError tooOld) {
      return false;
    }
  }

  private static boolean isTooOld(Exception failed) {
    return failed instanceof SparkThrowable spark
        && List.of(
                "DELTA_UNSUPPORTED_TIME_TRAVEL_BEYOND_DELETED_FILE_RETENTION_DURATION",
                "DELTA_VERSION_NOT_FOUND")
            .contains(String.valueOf(spark.getCondition()));
  }

  private static OptionalLong before(Fingerprint print, Collection<String> known) {
    String id = print.head() + "@";
    return known.stream()
        .filter(hash -> hash.startsWith(id))
        .mapToLong(hash -> Long.parseLong(hash.substring(id.length())))
        .filter(version -> version < version(print.path()))
        .max();
  }

  /**
   * The files that a commit brought; rewriting rows into other files, as OPTIMIZE does, is none.
   */
  private static List<String> appendedFiles(SparkSession spark, String table, long version) {
    Path commit = new Path(table, String.format("_delta_log/%020d.json", version));
    List<String> files = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                commit.getFileSystem(spark.sparkContext().hadoopConfiguration()).open(commit),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode action = JSON.readTree(line);
        if (action.path("remove").path("dataChange").asBoolean()) {
          throw notAppended(table, "Version " + version + " changed or removed rows.");
        }
        if (action.path("add").path("dataChange").asBoolean()) {
          files.add(new Path(URI.create(action.path("add").path("path").asText())).getName());
        }
      }
      return files;
    } catch (FileNotFoundException gone) {
      throw notAppended(table, "Its log no longer holds version " + version + ".").causedBy(gone);
    } catch (IOException unreadable) {
      throw OperatorError.data("The log of a Delta table cannot be read")
          .where(commit.toString())
          .why(String.valueOf(unreadable.getMessage()))
          .causedBy(unreadable);
    }
  }

  private static OperatorError notAppended(String table, String why) {
    return OperatorError.data("What was appended to a Delta table cannot be told")
        .where(table)
        .why(why)
        .remedy("Set increment = snapshot for this source: each version is then read whole.");
  }

  private static String table(String path) {
    return path.substring(0, path.lastIndexOf("@v"));
  }

  private static long version(String path) {
    return Long.parseLong(path.substring(path.lastIndexOf("@v") + 2));
  }
}
