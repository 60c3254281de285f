package io.bowtie.bronze;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import io.bowtie.config.IncrementConf.Increment;
import io.bowtie.config.SourceConf;
import io.bowtie.contract.AnyColumn;
import io.bowtie.source.ReadOptions;
import io.bowtie.source.SourceFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Reads new files of one raw table into rows for bronze. */
final class RawRows {
  /** The full path of a row's file, until the file's name takes its place. */
  static final String PATH = "_path";

  private RawRows() {}

  /**
   * Files that are read together: those with the same header or schema, or all of a json table.
   *
   * @param prints of the files
   * @param records with path, line and what does not fit
   */
  record Part(List<Fingerprint> prints, Dataset<Row> records) {

    /** The source's own columns, as bronze names them. */
    List<String> columns() {
      return Stream.of(records.columns())
          .filter(name -> !name.equals(PATH) && !RawTable.TECHNICAL.contains(name))
          .toList();
    }

    /** The same with their types. */
    List<StructField> fields() {
      return columns().stream().map(name -> records.schema().apply(name)).toList();
    }

    /** The types of {@link #columns}, in their order. */
    List<String> types() {
      return fields().stream().map(field -> field.dataType().simpleString()).toList();
    }
  }

  /**
   * The parts of some files, none of which is blank.
   *
   * @param known identities of all contents that were read or will be
   */
  static List<Part> parts(
      SparkSession spark, SourceConf source, List<Fingerprint> prints, Collection<String> known) {
    ReadOptions options = ReadOptions.of(source);
    if (prints.isEmpty()) {
      return List.of();
    }
    return switch (source.format()) {
      case CSV -> alike(prints, same -> CsvFiles.read(spark, options, same));
      case JSON -> List.of(new Part(prints, JsonFiles.read(spark, options, prints)));
      case PARQUET -> alike(prints, same -> ParquetFiles.read(spark, paths(same)));
      case DELTA ->
          prints.stream()
              .map(print -> new Part(List.of(print), delta(spark, source, print, known)))
              .toList();
      case JDBC -> throw new IllegalArgumentException("A database has no files");
    };
  }

  private static Dataset<Row> delta(
      SparkSession spark, SourceConf source, Fingerprint print, Collection<String> known) {
    return source.increments().usual() == Increment.SNAPSHOT
        ? DeltaCommits.whole(spark, print)
        : DeltaCommits.appended(spark, print, known);
  }

  private static List<Part> alike(
      List<Fingerprint> prints, Function<List<Fingerprint>, Dataset<Row>> read) {
    return prints.stream()
        .collect(Collectors.groupingBy(Fingerprint::head, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(same -> new Part(same, read.apply(same)))
        .toList();
  }

  /**
   * The rows of all parts with their technical columns first.
   *
   * @param stored the raw table's columns so far
   */
  static Dataset<Row> stamped(
      List<Part> parts,
      StructType stored,
      SourceConf source,
      Map<String, SourceFile> files,
      String runId,
      Instant ingestedAt) {
    Fit fit = Fit.of(stored, parts, ReadOptions.of(source).timeZone());
    return parts.stream()
        .map(part -> stamped(part, fit, source, files, runId, ingestedAt))
        .reduce((one, other) -> one.unionByName(other, true))
        .orElseThrow();
  }

  private static Dataset<Row> stamped(
      Part part,
      Fit fit,
      SourceConf source,
      Map<String, SourceFile> files,
      String runId,
      Instant ingestedAt) {
    Dataset<Row> rows =
        fit.applied(part, part.records().withColumn(RawTable.ROW_HASH, hash(part.columns())))
            .join(broadcast(facts(part.records().sparkSession(), files, part.prints())), PATH)
            .withColumn(RawTable.SOURCE, lit(source.name()))
            .withColumn(RawTable.INGESTED_AT, lit(ingestedAt))
            .withColumn(RawTable.RUN_ID, lit(runId));
    List<Column> ordered = new ArrayList<>();
    Stream.concat(RawTable.TECHNICAL.stream(), fit.names(part).stream())
        .forEach(name -> ordered.add(AnyColumn.named(name)));
    return rows.select(ordered.toArray(Column[]::new));
  }

  /**
   * Of the values as they came, whatever the order and case of the names: the same row has the same
   * hash after its source has got a column that is still empty.
   */
  static Column hash(List<String> own) {
    Column[] sorted =
        own.stream()
            .sorted(Comparator.comparing(name -> name.toLowerCase(Locale.ROOT)))
            .map(name -> AnyColumn.named(name).as(name.toLowerCase(Locale.ROOT)))
            .toArray(Column[]::new);
    return sha2(to_json(struct(sorted), Map.of("timeZone", "UTC")), 256);
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

  /** What each content has brought to a raw table. */
  static Map<String, Landed> landed(Dataset<Row> rawRows, List<String> contentHashes) {
    Map<String, Landed> landed = new TreeMap<>();
    rawRows
        .where(col(RawTable.CONTENT_HASH).isInCollection(contentHashes))
        .groupBy(col(RawTable.CONTENT_HASH), fault(rawRows))
        .agg(count(lit(1)), count(col(RawTable.CORRUPT)), min(col(RawTable.LINE)))
        .collectAsList()
        .forEach(row -> landed.merge(row.getString(0), Landed.of(row), Landed::and));
    return landed;
  }

  /** A raw table that was first written by an earlier version has no such column yet. */
  static Column fault(Dataset<Row> rawRows) {
    return List.of(rawRows.columns()).contains(RawTable.FAULT)
        ? col(RawTable.FAULT)
        : lit(null).cast(DataTypes.StringType);
  }

  /**
   * Rows of one file in bronze.
   *
   * @param rows all
   * @param corruptRows of these, such as do not fit the file's columns
   * @param faults of rows
   */
  record Landed(long rows, long corruptRows, List<FaultCount> faults) {
    static final Landed NONE = new Landed(0, 0, List.of());

    /** Of a content's rows with one fault, or none. */
    private static Landed of(Row row) {
      List<FaultCount> faults =
          row.isNullAt(1)
              ? List.of()
              : List.of(
                  FaultCount.parse(row.getString(1) + " " + row.getLong(2) + " " + row.getLong(4)));
      return new Landed(row.getLong(2), row.getLong(3), faults);
    }

    private Landed and(Landed other) {
      return new Landed(
          rows + other.rows,
          corruptRows + other.corruptRows,
          Stream.concat(faults.stream(), other.faults.stream()).toList());
    }
  }
}
