package io.bowtie.bronze;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import io.bowtie.config.SourceConf;
import io.bowtie.source.ReadOptions;
import io.bowtie.source.SourceFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Reads new files of one raw table into rows for bronze. */
final class RawRows {
  /** The full path of a row's file, until the file's name takes its place. */
  static final String PATH = "_path";

  private RawRows() {}

  /**
   * Files that are read together: those with the same header, or all of a json table.
   *
   * @param prints of the files
   * @param records as texts, with path, line and what does not fit
   */
  record Part(List<Fingerprint> prints, Dataset<Row> records) {

    /** The source's own columns, as bronze names them. */
    List<String> columns() {
      return Stream.of(records.columns())
          .filter(name -> !name.equals(PATH) && !RawTable.TECHNICAL.contains(name))
          .toList();
    }
  }

  /** The parts of some files, none of which is blank. */
  static List<Part> parts(SparkSession spark, SourceConf source, List<Fingerprint> prints) {
    ReadOptions options = ReadOptions.of(source);
    if (prints.isEmpty()) {
      return List.of();
    }
    return switch (source.format()) {
      case CSV ->
          prints.stream()
              .collect(
                  Collectors.groupingBy(
                      Fingerprint::firstLine, LinkedHashMap::new, Collectors.toList()))
              .values()
              .stream()
              .map(same -> new Part(same, CsvFiles.read(spark, options, paths(same))))
              .toList();
      case JSON -> List.of(new Part(prints, JsonFiles.read(spark, options, prints)));
    };
  }

  /** The rows of all parts with their technical columns first. */
  static Dataset<Row> stamped(
      List<Part> parts,
      SourceConf source,
      Map<String, SourceFile> files,
      String runId,
      Instant ingestedAt) {
    return parts.stream()
        .map(part -> stamped(part, source, files, runId, ingestedAt))
        .reduce((one, other) -> one.unionByName(other, true))
        .orElseThrow();
  }

  private static Dataset<Row> stamped(
      Part part,
      SourceConf source,
      Map<String, SourceFile> files,
      String runId,
      Instant ingestedAt) {
    List<Column> own = quoted(part.columns());
    List<Column> ordered = new ArrayList<>(quoted(RawTable.TECHNICAL));
    ordered.addAll(own);
    return part.records()
        .join(broadcast(facts(part.records().sparkSession(), files, part.prints())), PATH)
        .withColumn(RawTable.SOURCE, lit(source.name()))
        .withColumn(RawTable.INGESTED_AT, lit(ingestedAt))
        .withColumn(RawTable.RUN_ID, lit(runId))
        .withColumn(RawTable.ROW_HASH, sha2(to_json(struct(own.toArray(Column[]::new))), 256))
        .select(ordered.toArray(Column[]::new));
  }

  private static List<String> paths(List<Fingerprint> prints) {
    return prints.stream().map(Fingerprint::path).toList();
  }

  private static Dataset<Row> facts(
      SparkSession spark, Map<String, SourceFile> files, List<Fingerprint> prints) {
    List<Row> rows =
        prints.stream()
            .map(
                print -> {
                  SourceFile file = files.get(print.path());
                  return RowFactory.create(
                      print.path(), file.name(), file.landedOn(), print.contentHash());
                })
            .toList();
    return spark.createDataFrame(
        rows,
        new StructType()
            .add(PATH, DataTypes.StringType)
            .add(RawTable.FILE, DataTypes.StringType)
            .add(RawTable.LANDED_ON, DataTypes.DateType)
            .add(RawTable.CONTENT_HASH, DataTypes.StringType));
  }

  private static List<Column> quoted(List<String> names) {
    return names.stream().map(name -> col("`" + name + "`")).toList();
  }

  /** How many rows each content has brought to a raw table, and how many of them do not fit. */
  static Map<String, Landed> landed(Dataset<Row> rawRows, List<String> contentHashes) {
    Map<String, Landed> landed = new TreeMap<>();
    rawRows
        .where(col(RawTable.CONTENT_HASH).isInCollection(contentHashes))
        .groupBy(RawTable.CONTENT_HASH)
        .agg(count(lit(1)), count(col(RawTable.CORRUPT)))
        .collectAsList()
        .forEach(row -> landed.put(row.getString(0), new Landed(row.getLong(1), row.getLong(2))));
    return landed;
  }

  /**
   * Rows of one file in bronze.
   *
   * @param rows all
   * @param corruptRows of these, such as do not fit the file's columns
   */
  record Landed(long rows, long corruptRows) {
    static final Landed NONE = new Landed(0, 0);
  }
}
