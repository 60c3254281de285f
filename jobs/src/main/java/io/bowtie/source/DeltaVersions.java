package io.bowtie.source;

import static org.apache.spark.sql.functions.col;

import io.bowtie.config.SourceConf;
import io.bowtie.config.SourceConf.Landed;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.BusinessZone;
import io.bowtie.contract.OperatorError;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The versions of a Delta table that a source delivers, each as if it were a file. */
final class DeltaVersions {
  private DeltaVersions() {}

  /**
   * Of each day on which something was committed the last version, in order; where the source does
   * not show landings the newest alone. None when there is no such table yet.
   *
   * @throws OperatorError of configuration when landings are to be read from names; of data when
   *     the history cannot be read
   */
  static List<SourceFile> of(SparkSession spark, SourceConf source, String rawTable, AsOf asOf) {
    if (source.landed() == Landed.FILE_NAME) {
      throw OperatorError.configuration("A Delta table has no date in its name")
          .where("sources." + source.name() + ".landed = file-name")
          .remedy("Set landed = file-time: a version counts from the day of its commit.");
    }
    String name = source.tables().get(rawTable);
    String path = new Path(source.location(), name).toString();
    if (!exists(spark, source, path)) {
      return List.of();
    }
    Map<LocalDate, SourceFile> lastOfDay = new TreeMap<>();
    BusinessZone zone = BusinessZone.of(spark);
    LocalDate day = LocalDate.MIN;
    for (Row commit : history(spark, source, path)) {
      Instant committed = commit.getAs("timestamp");
      LocalDate ownDay = zone.dayOf(committed);
      // A version never lands before the one that it builds on, whatever a clock said.
      day = ownDay.isAfter(day) ? ownDay : day;
      long version = commit.<Long>getAs("version");
      String suffix = "@v" + version;
      lastOfDay.put(
          source.landed() == Landed.FILE_TIME ? day : asOf.date(),
          new SourceFile(
              path + suffix,
              name + suffix,
              source.landed() == Landed.FILE_TIME ? day : asOf.date(),
              0,
              committed));
    }
    return new ArrayList<>(lastOfDay.values());
  }

  private static boolean exists(SparkSession spark, SourceConf source, String path) {
    Path log = new Path(path, "_delta_log");
    try {
      return log.getFileSystem(spark.sparkContext().hadoopConfiguration()).exists(log);
    } catch (IOException unreadable) {
      throw unreadable(source, path, unreadable);
    }
  }

  private static List<Row> history(SparkSession spark, SourceConf source, String path) {
    try {
      return spark
          .sql("DESCRIBE HISTORY delta.`" + path.replace("`", "``") + "`")
          .select("version", "timestamp")
          .orderBy(col("version"))
          .collectAsList();
    } catch (RuntimeException unreadable) {
      throw unreadable(source, path, unreadable);
    }
  }

  private static OperatorError unreadable(SourceConf source, String path, Exception cause) {
    return OperatorError.data("A Delta table of source '" + source.name() + "' cannot be read")
        .where(path)
        .why(String.valueOf(cause.getMessage()))
        .remedy("Check that the location exists and that this user may read it.")
        .causedBy(cause);
  }
}
