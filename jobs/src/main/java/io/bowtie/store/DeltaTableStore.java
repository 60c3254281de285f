package io.bowtie.store;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.ContractColumns;
import io.bowtie.contract.ExitCode;
import io.bowtie.contract.Layer;
import io.bowtie.contract.OperatorError;
import io.bowtie.contract.TableContract;
import io.bowtie.contract.Tables;
import io.delta.exceptions.DeltaConcurrentModificationException;
import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Tables as Delta folders {@code <root>/<layer>/<name>}. */
public final class DeltaTableStore implements TableStore {
  /** Delta's name for the columns whose least and greatest value it keeps a file. */
  private static final String STATISTICS = "delta.dataSkippingStatsColumns";

  private final SparkSession spark;
  private final String root;
  private final ListedFiles listed;

  private DeltaTableStore(SparkSession spark, String root) {
    this.spark = spark;
    this.root = root;
    this.listed = new ListedFiles();
  }

  /**
   * Opens the store and makes its root folder.
   *
   * @throws OperatorError of system when the root cannot be written
   */
  public static DeltaTableStore open(SparkSession spark, String root) {
    Path path = new Path(root);
    try {
      FileSystem files = path.getFileSystem(spark.sparkContext().hadoopConfiguration());
      // Its own name: runs that open the warehouse at the same time must not trip over each other.
      Path probe = new Path(path, "_writable-" + thisThread());
      files.mkdirs(path);
      files.create(probe, true).close();
      files.delete(probe, false);
    } catch (IOException unwritable) {
      throw OperatorError.system("The warehouse cannot be written")
          .where(root)
          .why(String.valueOf(unwritable.getMessage()))
          .remedy("Set 'warehouse' in the conf file to a folder or URI that this user may write.")
          .causedBy(unwritable);
    }
    return new DeltaTableStore(spark, root);
  }

  private static String thisThread() {
    String processAndMachine = ManagementFactory.getRuntimeMXBean().getName();
    return processAndMachine.replaceAll("[^A-Za-z0-9.]", "-")
        + "-"
        + Thread.currentThread().getId();
  }

  /**
   * Opens a store that is there, for who only reads it: nothing is made or written, so that a user
   * who may not write can.
   *
   * @throws OperatorError of configuration when there is no such folder
   */
  public static TableStore openToRead(SparkSession spark, String root) {
    Path path = new Path(root);
    try {
      if (path.getFileSystem(spark.sparkContext().hadoopConfiguration()).exists(path)) {
        return new DeltaTableStore(spark, root);
      }
    } catch (IOException unreadable) {
      throw noWarehouse(root).why(String.valueOf(unreadable.getMessage())).causedBy(unreadable);
    }
    throw noWarehouse(root).why("There is no such folder, and no night has run into it.");
  }

  private static OperatorError noWarehouse(String root) {
    return OperatorError.configuration("The warehouse cannot be read")
        .where(root)
        .remedy("Correct 'warehouse' in the conf file, or run a night first.");
  }

  /** The store as it is, to be read alone: nothing is written, and the root need not be there. */
  public static Tables reading(SparkSession spark, String root) {
    return new DeltaTableStore(spark, root);
  }

  @Override
  public boolean exists(TableContract contract) {
    return DeltaTable.isDeltaTable(spark, pathOf(contract));
  }

  @Override
  public List<String> storedColumns(TableContract contract) {
    return exists(contract) ? List.of(latest(pathOf(contract)).schema().fieldNames()) : List.of();
  }

  @Override
  public long version(TableContract contract) {
    return version(contract.qualifiedName());
  }

  @Override
  public long version(String qualifiedName) {
    String path = location(qualifiedName);
    return DeltaTable.isDeltaTable(spark, path) ? latest(path).version() : -1;
  }

  @Override
  public Dataset<Row> read(TableContract contract) {
    if (!exists(contract)) {
      return spark.createDataFrame(List.of(), contract.schema());
    }
    return ContractColumns.completed(contract, stored(contract));
  }

  @Override
  public Dataset<Row> readVersion(TableContract contract, long version) {
    return ContractColumns.completed(
        contract,
        spark.read().format("delta").option("versionAsOf", version).load(pathOf(contract)));
  }

  @Override
  public Written append(TableContract contract, Dataset<Row> rows) {
    WriteMode mode = writer -> writer.mode("append").option("mergeSchema", "true");
    try {
      return write(contract, rows, mode);
    } catch (DeltaConcurrentModificationException bothMadeIt) {
      // Appends pass each other, but for the first two.
      return alone(contract, () -> write(contract, rows, mode));
    }
  }

  private static Written alone(TableContract contract, Supplier<Written> write) {
    try {
      return write.get();
    } catch (DeltaConcurrentModificationException another) {
      throw OperatorError.of(ExitCode.LEASE_HELD, "Another run writes the same table")
          .where(contract.qualifiedName())
          .why("Of two that replace the same rows at once, one alone can pass.")
          .remedy("Let the other run end, then run this night again.")
          .causedBy(another);
    }
  }

  @Override
  public boolean addIfAbsent(TableContract contract, Dataset<Row> row) {
    // Platforms may have a weaker default, under which two merges that only insert both succeed.
    create(contract, writer -> writer.option("delta.isolationLevel", "Serializable"));
    String isSame =
        contract.key().stream()
            .map(name -> "stored." + name + " = added." + name)
            .collect(Collectors.joining(" AND "));
    try {
      Row counts =
          DeltaTable.forPath(spark, pathOf(contract))
              .as("stored")
              .merge(row.as("added"), isSame)
              .withSchemaEvolution()
              .whenNotMatched()
              .insertAll()
              .execute()
              .head();
      return counts.<Long>getAs("num_inserted_rows") == 1;
    } catch (DeltaConcurrentModificationException anotherWasFaster) {
      return false;
    }
  }

  @Override
  public void create(TableContract contract) {
    create(contract, writer -> writer);
  }

  private void create(TableContract contract, WriteMode properties) {
    if (exists(contract)) {
      return;
    }
    try {
      write(
          contract,
          spark.createDataFrame(List.of(), contract.schema()),
          writer -> properties.on(writer.mode("append")));
    } catch (DeltaConcurrentModificationException anotherWasFaster) {
      // It is there, which is all that was asked for.
    }
  }

  @Override
  public Written overwrite(TableContract contract, Dataset<Row> rows) {
    return alone(
        contract,
        () ->
            write(
                contract,
                rows,
                writer -> writer.mode("overwrite").option("overwriteSchema", "true")));
  }

  @Override
  public Written replaceAsOf(TableContract contract, AsOf asOf, Dataset<Row> rows) {
    if (!exists(contract)) {
      return overwrite(contract, rows);
    }
    return alone(
        contract,
        () ->
            write(
                contract,
                rows,
                writer ->
                    writer
                        .mode("overwrite")
                        .option("mergeSchema", "true")
                        .option("replaceWhere", "as_of = '" + asOf + "'")));
  }

  @Override
  public Optional<Dataset<Row>> readRaw(String qualifiedName) {
    String path = location(qualifiedName);
    return DeltaTable.isDeltaTable(spark, path) ? Optional.of(stored(path)) : Optional.empty();
  }

  @Override
  public boolean append(TableContract contract, Dataset<Row> rows, long since) {
    return new LoneAppend(spark, pathOf(contract), since)
        .tried(
            mark ->
                write(
                    contract,
                    rows,
                    writer -> writer.mode("append").option("mergeSchema", "true").options(mark)));
  }

  @Override
  public boolean appendRaw(
      String qualifiedName, Dataset<Row> rows, List<String> skippedBy, long since) {
    String path = location(qualifiedName);
    long ready = since < 0 ? since : RawFeatures.added(spark, path, rows.schema(), since);
    return new LoneAppend(spark, path, ready)
        .tried(
            mark -> {
              DataFrameWriter<Row> writer =
                  rows.write()
                      .format("delta")
                      .mode("append")
                      .option("mergeSchema", "true")
                      .options(mark);
              if (since < 0) {
                writer = writer.option(STATISTICS, String.join(",", skippedBy));
              }
              writer.save(path);
            });
  }

  @Override
  public List<String> tableNames() {
    List<String> names = new ArrayList<>();
    for (Layer layer : Layer.values()) {
      for (String table : folders(new Path(root, layer.schemaName()))) {
        names.add(layer.schemaName() + "." + table);
      }
    }
    return List.copyOf(names);
  }

  @Override
  public String location(String qualifiedName) {
    return new Path(root, qualifiedName.replace('.', '/')).toString();
  }

  private List<String> folders(Path layer) {
    try {
      FileSystem files = layer.getFileSystem(spark.sparkContext().hadoopConfiguration());
      return files.exists(layer)
          ? Arrays.stream(files.listStatus(layer))
              .filter(FileStatus::isDirectory)
              .map(status -> status.getPath().getName())
              .sorted()
              .toList()
          : List.of();
    } catch (IOException unreadable) {
      throw OperatorError.system("The warehouse cannot be read")
          .where(layer.toString())
          .why(String.valueOf(unreadable.getMessage()))
          .causedBy(unreadable);
    }
  }

  private Written write(TableContract contract, Dataset<Row> rows, WriteMode mode) {
    Observation written = new Observation();
    Dataset<Row> inOrder =
        ContractColumns.promised(contract, rows).observe(written, count(lit(1)).as("rows"));
    DataFrameWriter<Row> writer = mode.on(inOrder.write().format("delta"));
    if (contract.column("as_of").isPresent()) {
      writer = writer.partitionBy("as_of");
    }
    if (!exists(contract)) {
      writer = writer.option(STATISTICS, statistics(contract, inOrder));
    }
    writer.save(pathOf(contract));
    return new Written(version(contract), countOf(written));
  }

  /**
   * What readers skip files by: the key and the laws' two dates. Statistics of every column would
   * cost a small write more than its rows do.
   */
  private static String statistics(TableContract contract, Dataset<Row> rows) {
    Set<String> delivered = Set.of(rows.columns());
    return Stream.concat(contract.key().stream(), Stream.of("recorded_at", "landed_on"))
        .distinct()
        .filter(name -> delivered.contains(name) && !name.equals("as_of"))
        .collect(Collectors.joining(","));
  }

  private static long countOf(Observation written) {
    try {
      return (long) written.getAsJava().get("rows");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw OperatorError.system("Interrupted while writing a table").causedBy(interrupted);
    }
  }

  private Dataset<Row> stored(TableContract contract) {
    return stored(pathOf(contract));
  }

  /**
   * As it is now. Delta by itself would read what has been written until the query runs, with the
   * columns of before.
   */
  private Dataset<Row> stored(String path) {
    Snapshot now = latest(path);
    Seq<Expression> noFilters = CollectionConverters.asScala(List.<Expression>of()).toSeq();
    return SparkSessions.isForFewRows(spark)
        ? listed.read(now)
        : spark.baseRelationToDataFrame(
            now.deltaLog().createRelation(noFilters, Option.apply(now), Option.empty(), true));
  }

  private Snapshot latest(String path) {
    return DeltaLog.forTable(spark, path).update(false, Option.empty(), Option.empty());
  }

  private String pathOf(TableContract contract) {
    return location(contract.qualifiedName());
  }

  @FunctionalInterface
  private interface WriteMode {
    DataFrameWriter<Row> on(DataFrameWriter<Row> writer);
  }
}
