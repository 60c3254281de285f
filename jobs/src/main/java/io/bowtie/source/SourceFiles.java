package io.bowtie.source;

import io.bowtie.config.SourceConf;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.BusinessZone;
import io.bowtie.contract.OperatorError;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/** Finds the files of a raw table and says when each landed. */
public final class SourceFiles {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private SourceFiles() {}

  /**
   * Every file that the raw table's pattern matches, whenever it landed; earliest landing first, so
   * that of two files with the same content the earlier one counts. Of a Delta table its versions,
   * named like {@code deals@v17}.
   *
   * @param asOf when a file counts as landed whose source does not show it
   * @throws OperatorError of configuration when the pattern leaves the location or a file name
   *     shows no date though the source says so; of data when the location cannot be read
   */
  public static List<SourceFile> of(
      SparkSession spark, SourceConf source, String rawTable, AsOf asOf) {
    return switch (source.format()) {
      case CSV, JSON, PARQUET -> matching(spark, source, rawTable, asOf);
      // The night itself says what it reads: it reads once, after the ledger.
      case JDBC -> List.of(databaseTable(source, rawTable, asOf, BusinessZone.of(spark)));
      case DELTA -> DeltaVersions.of(spark, source, rawTable, asOf);
    };
  }

  /** A table as it is in the night, by the name that its rows have. */
  public static SourceFile databaseTable(
      SourceConf source, String rawTable, AsOf landed, BusinessZone zone) {
    String name = source.tables().get(rawTable) + "@" + landed;
    return new SourceFile(
        source.location() + "/" + name, name, landed.date(), 0, zone.endOf(landed));
  }

  private static List<SourceFile> matching(
      SparkSession spark, SourceConf source, String rawTable, AsOf asOf) {
    String pattern = source.tables().get(rawTable);
    if (Arrays.asList(pattern.split("/", -1)).contains("..") || new Path(pattern).isAbsolute()) {
      throw OperatorError.configuration("A file pattern may not leave its source's location")
          .where("sources." + source.name() + ".tables." + rawTable + " = " + pattern)
          .remedy("Set 'location' to the folder that holds the files.");
    }
    try {
      Path location = new Path(source.location());
      FileSystem files = location.getFileSystem(spark.sparkContext().hadoopConfiguration());
      FileStatus[] found = files.globStatus(new Path(location, pattern));
      BusinessZone zone = BusinessZone.of(spark);
      List<FileStatus> matching = found == null ? List.of() : List.of(found);
      refuseFoldersAlone(source, matching);
      return matching.stream()
          .filter(FileStatus::isFile)
          .map(file -> fileOf(source, files.makeQualified(location), file, asOf, zone))
          .sorted(Comparator.comparing(SourceFile::landedOn).thenComparing(SourceFile::name))
          .toList();
    } catch (IOException unreadable) {
      throw OperatorError.data("The files of source '" + source.name() + "' cannot be listed")
          .where(source.location() + "/" + pattern)
          .why(String.valueOf(unreadable.getMessage()))
          .remedy("Check that the location exists and that this user may read it.")
          .causedBy(unreadable);
    }
  }

  private static void refuseFoldersAlone(SourceConf source, List<FileStatus> matching) {
    if (!matching.isEmpty() && matching.stream().noneMatch(FileStatus::isFile)) {
      throw OperatorError.data("A folder is named like a file of source '" + source.name() + "'")
          .where(matching.get(0).getPath().toString())
          .why("The pattern matches no file, and what it matches is a folder.")
          .remedy("Name the files in it, as in '<folder>/*', or deliver a file.");
    }
  }

  private static SourceFile fileOf(
      SourceConf source, Path location, FileStatus file, AsOf asOf, BusinessZone zone) {
    String path = file.getPath().toString();
    String name = location.toUri().relativize(file.getPath().toUri()).getPath();
    Instant modified = Instant.ofEpochMilli(file.getModificationTime());
    LocalDate landed =
        switch (source.landed()) {
          case FILE_NAME -> dateIn(source, name, path);
          case FILE_TIME -> zone.dayOf(modified);
          case NOT_SHOWN -> asOf.date();
        };
    return new SourceFile(path, name, landed, file.getLen(), modified);
  }

  /**
   * The last date in the name or in a folder below the location, such as {@code day=2026-06-30}.
   */
  private static LocalDate dateIn(SourceConf source, String name, String path) {
    Matcher dates = DATE.matcher(name);
    String last = "";
    while (dates.find()) {
      last = dates.group();
    }
    try {
      return LocalDate.parse(last);
    } catch (DateTimeParseException noDate) {
      throw OperatorError.configuration("The file's name does not show when it landed")
          .where(path)
          .why("Source '" + source.name() + "' says landed = file-name.")
          .remedy(
              "Put a date like 2026-06-30 into the name or its folder, or set landed = file-time.")
          .causedBy(noDate);
    }
  }
}
