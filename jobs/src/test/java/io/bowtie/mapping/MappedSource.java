package io.bowtie.mapping;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.monotonically_increasing_id;

import com.typesafe.config.ConfigUtil;
import io.bowtie.bronze.FileLedger;
import io.bowtie.bronze.LedgerEntry;
import io.bowtie.bronze.RawTable;
import io.bowtie.config.ConfLoader;
import io.bowtie.config.SourceConf;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.Column;
import io.bowtie.contract.ColumnType;
import io.bowtie.silver.Conforming;
import io.bowtie.silver.Entity;
import io.bowtie.silver.Identity;
import io.bowtie.silver.Silver;
import io.bowtie.source.Mapping;
import io.bowtie.source.Mappings;
import io.bowtie.source.RawInput;
import io.bowtie.source.ReadOptions;
import io.bowtie.testkit.InMemoryTables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What a set of mappings that ships with Bowtie makes of some raw tables in one night, without a
 * store: the mappings run and their rows are conformed as in {@code conform}.
 */
final class MappedSource {
  static final LocalDate LANDED_ON = LocalDate.of(2026, 6, 30);

  private static final Conforming CONFORMING = new Conforming(new AsOf(LANDED_ON), "run");

  private final SparkSession spark;
  private final SourceConf source;
  private final List<Mapping> mappings;
  private final Map<String, RawInput> delivered = new TreeMap<>();

  private MappedSource(SparkSession spark, String mapping, Set<String> tables) {
    this.spark = forFewRows(spark);
    this.source = conf(mapping, tables);
    this.mappings = Mappings.of(source);
  }

  /**
   * Tables in csv files.
   *
   * @param mapping name of the set
   * @param files by the raw table's name
   */
  static MappedSource ofFiles(SparkSession spark, String mapping, Map<String, Path> files) {
    MappedSource mapped = new MappedSource(spark, mapping, files.keySet());
    files.forEach(
        (table, file) ->
            mapped.deliver(
                table,
                mapped
                    .spark
                    .read()
                    .option("header", "true")
                    .option("multiLine", "true")
                    .option("escape", "\"")
                    .csv(file.toString())));
    return mapped;
  }

  /**
   * Tables written in the test.
   *
   * @param mapping name of the set
   * @param tables by the raw table's name
   */
  static MappedSource ofRows(SparkSession spark, String mapping, RawRows... tables) {
    Set<String> names =
        List.of(tables).stream().map(RawRows::table).collect(Collectors.toUnmodifiableSet());
    MappedSource mapped = new MappedSource(spark, mapping, names);
    for (RawRows table : tables) {
      mapped.deliver(table.table(), table.in(mapped.spark));
    }
    return mapped;
  }

  /** A session that does not compile code for a dozen rows, which would take most of the time. */
  private static SparkSession forFewRows(SparkSession spark) {
    SparkSession own = spark.newSession();
    own.conf().set("spark.sql.codegen.wholeStage", "false");
    own.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    own.conf().set("spark.sql.adaptive.enabled", "false");
    own.conf().set("spark.sql.shuffle.partitions", "1");
    return own;
  }

  /** The entities that the set delivers from these tables. */
  List<String> entities() {
    return mappings.stream().map(Mapping::entity).toList();
  }

  /** The contract's type of each column that an entity's mapping delivers, by its name. */
  Map<String, ColumnType> columns(String name) {
    return columns(Silver.entity(name), mapped(name));
  }

  private static Map<String, ColumnType> columns(Entity entity, Dataset<Row> mapped) {
    List<String> delivered = List.of(mapped.columns());
    return entity.versions().columns().stream()
        .filter(column -> delivered.contains(column.name()) && !column.name().equals("source"))
        .collect(Collectors.toMap(Column::name, Column::type, (one, other) -> one, TreeMap::new));
  }

  /** One entity of these. */
  MappedEntity entity(String name) {
    Entity entity = Silver.entity(name);
    Dataset<Row> mapped = mapped(name).persist();
    Map<String, ColumnType> columns = columns(entity, mapped);
    try {
      long rowsIn = mapped.count();
      List<Row> decided =
          CONFORMING
              .decided(
                  entity,
                  List.of(mapped),
                  nobody(),
                  Set.of(),
                  new InMemoryTables(spark),
                  spark.createDataFrame(List.of(), entity.versions().schema()))
              .collectAsList();
      return new MappedEntity(entity, columns, rowsIn, decided);
    } finally {
      mapped.unpersist();
    }
  }

  private Dataset<Row> mapped(String name) {
    Mapping mapping =
        mappings.stream()
            .filter(each -> each.entity().equals(name))
            .findFirst()
            .orElseThrow(() -> new AssertionError(name + " is not among " + entities()));
    return CONFORMING.mapped(
        Silver.entity(name), mapping, ReadOptions.of(source), delivered, ledger());
  }

  /** As bronze keeps them: texts, with file and line. */
  private void deliver(String table, Dataset<Row> rows) {
    Dataset<Row> stamped =
        rows.withColumn("_file", lit(table + ".csv"))
            .withColumn("_line", monotonically_increasing_id().plus(2))
            .withColumn("_landed_on", lit(LANDED_ON));
    delivered.put(table, new RawInput(stamped, table + ".csv"));
  }

  private FileLedger ledger() {
    List<LedgerEntry> entries = new ArrayList<>();
    delivered.forEach(
        (table, input) ->
            entries.add(
                new LedgerEntry(
                    new RawTable(source.name(), table),
                    input.lastFile(),
                    table,
                    LANDED_ON,
                    1,
                    0,
                    input.columns(),
                    1,
                    Instant.EPOCH,
                    0,
                    "run",
                    Instant.EPOCH)));
    return new FileLedger(entries);
  }

  private Identity nobody() {
    StructType account = new StructType().add("account_id", DataTypes.StringType);
    StructType link =
        new StructType()
            .add("source", DataTypes.StringType)
            .add("source_account_id", DataTypes.StringType)
            .add("_linked", DataTypes.StringType);
    return new Identity(
        spark.createDataFrame(List.of(), account), spark.createDataFrame(List.of(), link));
  }

  private static SourceConf conf(String mapping, Set<String> tables) {
    String declared =
        tables.stream()
            .map(table -> ConfigUtil.quoteString(table) + " = \"" + table + ".csv\"")
            .collect(Collectors.joining(", "));
    try {
      Path file = Files.createTempFile("bowtie", ".conf");
      Files.writeString(
          file,
          "sources.vendor { system = crm, format = csv, location = raw, mapping = "
              + mapping
              + ", tables { "
              + declared
              + " } }");
      SourceConf source = ConfLoader.load(file).sources().get(0);
      Files.delete(file);
      return source;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /**
   * A raw table written in a test: names of its columns, then rows of texts. An empty text is an
   * empty cell, which arrives as null.
   */
  record RawRows(String table, List<String> header, List<List<String>> rows) {

    static RawRows of(String table, String header) {
      return new RawRows(table, List.of(header.split(", *", -1)), new ArrayList<>());
    }

    /** Adds a row, its values parted by bars. */
    RawRows row(String values) {
      List<String> cells = List.of(values.split(" *\\| *", -1));
      if (cells.size() != header.size()) {
        throw new IllegalArgumentException(cells.size() + " values for " + header);
      }
      rows.add(cells);
      return this;
    }

    Dataset<Row> in(SparkSession spark) {
      StructType schema = new StructType();
      for (String column : header) {
        schema = schema.add(column, DataTypes.StringType);
      }
      return spark.createDataFrame(
          rows.stream()
              .map(
                  cells ->
                      RowFactory.create(
                          cells.stream().map(cell -> cell.isEmpty() ? null : cell).toArray()))
              .toList(),
          schema);
    }
  }
}
