package io.bowtie.doctor;

import io.bowtie.config.SourceConf;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.ExitCode;
import io.bowtie.contract.NearestWord;
import io.bowtie.contract.OperatorError;
import io.bowtie.source.ReadOptions;
import io.bowtie.source.SourceFile;
import io.bowtie.source.SourceFiles;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/**
 * The files of a raw table.
 *
 * @param source that declares it
 * @param table as the conf names it
 * @param all that match, earliest landing first
 * @param fault why there are none
 */
record RawFiles(SourceConf source, String table, List<SourceFile> all, Optional<String> fault) {
  private static final int LISTED = 8;

  static RawFiles of(SparkSession spark, SourceConf source, String table, AsOf asOf) {
    ReadOptions.of(source);
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    try {
      List<SourceFile> files = SourceFiles.of(spark, source, table, asOf);
      return new RawFiles(
          source,
          table,
          files,
          files.isEmpty() ? Optional.of(missing(hadoop, source, table)) : Optional.empty());
    } catch (OperatorError failed) {
      if (failed.exitCode() != ExitCode.DATA_GATE) {
        throw failed;
      }
      return new RawFiles(
          source, table, List.of(), Optional.of(String.valueOf(failed.getMessage())));
    }
  }

  String place() {
    return source.location() + "/" + source.tables().get(table);
  }

  private static String missing(Configuration hadoop, SourceConf source, String table) {
    String pattern = source.tables().get(table);
    Path folder = new Path(new Path(source.location()), pattern).getParent();
    try {
      FileSystem files = folder.getFileSystem(hadoop);
      if (!files.exists(folder)) {
        return "the folder "
            + folder
            + " does not exist. Correct sources."
            + source.name()
            + ".location, or create it.";
      }
      List<String> names =
          Arrays.stream(files.listStatus(folder))
              .filter(FileStatus::isFile)
              .map(file -> file.getPath().getName())
              .filter(name -> !name.startsWith(".") && !name.startsWith("_"))
              .sorted()
              .toList();
      return "no file is named like '" + pattern + "' in " + folder + ". " + found(pattern, names);
    } catch (IOException unreadable) {
      return "no file is named like '" + pattern + "': " + unreadable.getMessage();
    }
  }

  private static String found(String pattern, List<String> names) {
    if (names.isEmpty()) {
      return "The folder holds no file: deliver one.";
    }
    String last = pattern.substring(pattern.lastIndexOf('/') + 1).replace("*", "");
    return NearestWord.to(last, names).map(name -> "Is it '" + name + "'? ").orElse("")
        + "The folder holds "
        + String.join(", ", names.subList(0, Math.min(LISTED, names.size())))
        + (names.size() > LISTED ? " and " + (names.size() - LISTED) + " more" : "")
        + ".";
  }
}
