package io.bowtie.silver;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.last;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;

import io.bowtie.bronze.FileLedger;
import io.bowtie.bronze.LedgerEntry;
import io.bowtie.bronze.RawTable;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.OperatorError;
import io.bowtie.source.Mapping;
import io.bowtie.source.RawInput;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What snapshots say by what they lack. A key that one landing has and the next snapshot lacks gets
 * a version that is deleted, recorded on the day of that snapshot; when the key comes back it is
 * live again from the day on which it does. A history of past changes is taken from by no snapshot:
 * what a change was read from may be gone, and the change still happened. A pure function of what
 * had landed.
 */
final class SnapshotDeletes {
  private static final String TABLE = "_raw_table";
  private static final String BEFORE = "_snapshot_before";
  private static final String NEXT = "_snapshot_next";
  private static final String SEEN_BEFORE = "_seen_before";
  private static final String SEEN_NEXT = "_seen_next";
  private static final String IS_LAST = "_is_last_of_day";
  private static final String SOUND = "_last_sound";
  private static final String VERSION = "_version";
  private static final Column LANDED = unix_date(col(VersionSet.LANDING));

  private SnapshotDeletes() {}

  /**
   * The rows, and for each key that a snapshot lacks one that is deleted. As they are when no raw
   * table that the mapping reads has two snapshots, and for an entity that is a history.
   *
   * @param rows typed, with {@link VersionSet#LANDING}
   * @param ledger of the raw tables that the mapping reads
   * @throws OperatorError of data when nothing tells from which raw table a row comes
   */
  static Dataset<Row> added(
      Entity entity,
      Mapping mapping,
      Dataset<Row> mapped,
      Dataset<Row> rows,
      Map<String, RawInput> delivered,
      FileLedger ledger,
      AsOf asOf) {
    Map<String, List<LocalDate>> snapshots = new TreeMap<>();
    delivered.forEach(
        (table, input) -> {
          if (mapping.reads(table) && input.snapshots().size() > 1) {
            snapshots.put(table, input.snapshots());
          }
        });
    if (snapshots.isEmpty() || entity.isHistory()) {
      return rows;
    }
    Dataset<Row> complete = complete(rows);
    return versions(
        seen(entity, placed(entity, mapping, mapped, complete, snapshots, ledger, asOf)),
        complete.columns(),
        entity);
  }

  /** The rows with the columns that a deleted version needs. */
  private static Dataset<Row> complete(Dataset<Row> rows) {
    List<String> delivered = List.of(rows.columns());
    Dataset<Row> complete = rows;
    if (!delivered.contains("is_deleted")) {
      complete = complete.withColumn("is_deleted", lit(false));
    }
    if (!delivered.contains("recorded_at")) {
      complete = complete.withColumn("recorded_at", lit(null).cast(DataTypes.TimestampType));
    }
    return complete;
  }

  /** When a row says itself that it was known; null where that rests on the landing. */
  private static Column known(Entity entity, String of) {
    Column recorded = col(of + "recorded_at");
    return entity.recording() instanceof Recording.AtEvent event
        ? coalesce(recorded, col(of + event.column()).cast(DataTypes.TimestampType))
        : recorded;
  }

  /** Adds each row's raw table and the snapshots of it before and after the row's landing. */
  private static Dataset<Row> placed(
      Entity entity,
      Mapping mapping,
      Dataset<Row> mapped,
      Dataset<Row> rows,
      Map<String, List<LocalDate>> snapshots,
      FileLedger ledger,
      AsOf asOf) {
    List<String> passed = List.of(mapped.columns());
    boolean isOne = ledger.entries().stream().map(LedgerEntry::table).distinct().count() == 1;
    boolean isDated =
        passed.contains(RawTable.LANDED_ON)
            || (passed.contains(RawTable.FILE) && ledger.filesTellLandings());
    if (!isDated || !(isOne || passed.contains(RawTable.FILE))) {
      throw OperatorError.data(
              "Nothing tells what snapshots lack of entity '" + entity.name() + "'")
          .where(mapping.step().name())
          .why(
              "It reads "
                  + String.join(", ", snapshots.keySet())
                  + " by snapshots, and its rows do not say from which file and landing they"
                  + " come.")
          .remedy("Add _file, _line, _landed_on to the SELECT.");
    }
    Dataset<Row> placed =
        isOne
            ? rows.withColumn(TABLE, lit(snapshots.keySet().iterator().next()))
            : rows.join(
                    broadcast(files(rows, ledger)),
                    rows.col(RawTable.FILE).equalTo(col("_name")),
                    "left")
                .drop("_name");
    Dataset<Row> neighbours = broadcast(neighbours(rows, snapshots, ledger, asOf));
    return placed
        .join(
            neighbours,
            placed
                .col(TABLE)
                .equalTo(neighbours.col("_of"))
                .and(placed.col(VersionSet.LANDING).equalTo(neighbours.col("_day"))),
            "left")
        .drop("_of", "_day");
  }

  private static Dataset<Row> files(Dataset<Row> rows, FileLedger ledger) {
    Map<String, String> tables = new TreeMap<>();
    ledger.entries().forEach(entry -> tables.putIfAbsent(entry.file(), entry.table().name()));
    return rows.sparkSession()
        .createDataFrame(
            tables.entrySet().stream()
                .map(file -> RowFactory.create(file.getKey(), file.getValue()))
                .toList(),
            new StructType().add("_name", DataTypes.StringType).add(TABLE, DataTypes.StringType));
  }

  /**
   * For each table the snapshots before and after each day on which it or another table that the
   * mapping reads landed: a change of a second table makes a version of a record too.
   */
  private static Dataset<Row> neighbours(
      Dataset<Row> rows, Map<String, List<LocalDate>> snapshots, FileLedger ledger, AsOf asOf) {
    List<Row> neighbours = new ArrayList<>();
    snapshots.forEach(
        (table, days) -> {
          TreeSet<LocalDate> counted = new TreeSet<>();
          days.forEach(day -> counted.add(earlier(day, asOf)));
          ledger.entries().stream()
              .map(entry -> earlier(entry.landedOn(), asOf))
              .distinct()
              .forEach(
                  day ->
                      neighbours.add(
                          RowFactory.create(table, day, counted.lower(day), counted.higher(day))));
        });
    return rows.sparkSession()
        .createDataFrame(
            neighbours,
            new StructType()
                .add("_of", DataTypes.StringType)
                .add("_day", DataTypes.DateType)
                .add(BEFORE, DataTypes.DateType)
                .add(NEXT, DataTypes.DateType));
  }

  /** Adds on which landings before and after its own the key was seen. */
  private static Dataset<Row> seen(Entity entity, Dataset<Row> placed) {
    Column known = known(entity, "");
    Column[] key =
        Stream.concat(Stream.of(TABLE), keyOf(entity, placed).stream())
            .map(name -> col(name))
            .toArray(Column[]::new);
    WindowSpec byDay = Window.partitionBy(key).orderBy(LANDED);
    WindowSpec inOrder = Window.partitionBy(key).orderBy(LANDED, known);
    WindowSpec ofDay =
        Window.partitionBy(
                Stream.concat(Stream.of(key), Stream.of(col(VersionSet.LANDING)))
                    .toArray(Column[]::new))
            .orderBy(known.desc());
    Column whole =
        struct(Stream.of(placed.columns()).map(name -> col(name)).toArray(Column[]::new));
    return placed.withColumns(
        Map.of(
            SEEN_BEFORE,
            max(VersionSet.LANDING).over(byDay.rangeBetween(Window.unboundedPreceding(), -1)),
            SEEN_NEXT,
            min(VersionSet.LANDING).over(byDay.rangeBetween(1, Window.unboundedFollowing())),
            IS_LAST,
            row_number().over(ofDay).equalTo(1),
            SOUND,
            last(when(size(col(MappedRows.PROBLEMS)).equalTo(0), whole), true)
                .over(inOrder.rangeBetween(Window.unboundedPreceding(), Window.currentRow()))));
  }

  /** The business key as far as it is delivered; an account is known by its source's id yet. */
  private static List<String> keyOf(Entity entity, Dataset<Row> rows) {
    List<String> delivered = List.of(rows.columns());
    return entity.businessKey().stream()
        .map(
            name ->
                !delivered.contains(name) && name.equals("account_id") ? "source_account_id" : name)
        .filter(delivered::contains)
        .toList();
  }

  /** Each row once, and beside it the deletion that follows it, if one does. */
  private static Dataset<Row> versions(Dataset<Row> seen, String[] columns, Entity entity) {
    Column known = known(entity, "");
    Column isBack = col(IS_LAST).and(col(SEEN_BEFORE).lt(col(BEFORE))).and(known.isNotNull());
    Column start = col(VersionSet.LANDING).cast(DataTypes.TimestampType);
    Column isGone =
        col(IS_LAST)
            .and(col(NEXT).isNotNull())
            .and(col(SEEN_NEXT).isNull().or(col(SEEN_NEXT).gt(col(NEXT))))
            .and(coalesce(col(SOUND + ".is_deleted"), lit(false)).equalTo(false))
            .and(col(SOUND).isNotNull());
    Column[] live =
        Stream.of(columns)
            .map(
                name ->
                    name.equals("recorded_at")
                        ? when(isBack, greatest(known, start)).otherwise(col(name)).as(name)
                        : col(name))
            .toArray(Column[]::new);
    Column[] deleted = Stream.of(columns).map(name -> deleted(entity, name)).toArray(Column[]::new);
    return seen.select(
            explode(array_compact(array(struct(live), when(isGone, struct(deleted))))).as(VERSION))
        .select(VERSION + ".*");
  }

  private static Column deleted(Entity entity, String name) {
    Column value =
        switch (name) {
          case "is_deleted" -> lit(true);
          // After the last version of the key, also where its own clock was ahead of the landing.
          case "recorded_at" ->
              greatest(
                  col(NEXT).cast(DataTypes.TimestampType),
                  known(entity, SOUND + ".").plus(expr("interval 1 microsecond")));
          case VersionSet.LANDING -> col(NEXT);
          default -> col(SOUND + "." + name);
        };
    return value.as(name);
  }

  private static LocalDate earlier(LocalDate day, AsOf asOf) {
    return day.isAfter(asOf.date()) ? asOf.date() : day;
  }
}
