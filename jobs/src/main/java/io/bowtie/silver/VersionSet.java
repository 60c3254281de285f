package io.bowtie.silver;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.last;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.Sensitivity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;

/**
 * Decides of every mapped row what becomes of it, so that nothing is lost without a word: the
 * {@link Fate} in column {@link #FATE}. A pure function of what had landed by the as-of and of the
 * versions already stored.
 */
public final class VersionSet {
  /** The name of a row's {@link Fate}. */
  static final String FATE = "_fate";

  /** The day on which the row was seen, where recorded_at rests on it. */
  static final String LANDING = "_landing";

  /** How far a row has come to its end, deleted being the last of all: see {@link #finality}. */
  static final String FINALITY = "_finality";

  private static final String BY_LANDING = "_is_by_landing";
  private static final String STORED = "_stored_landed_on";

  private VersionSet() {}

  /** What becomes of a mapped row. */
  public enum Fate {
    /** A version that is not stored yet. */
    NEW,
    /** A version that is stored. */
    KNOWN,
    /** A version that is stored as first seen by a later as-of. */
    SEEN_EARLIER,
    /** Not written: the same content as the key's version before, seen again at a later landing. */
    UNCHANGED,
    /** Not written: the same row once more. */
    COLLAPSED,
    /**
     * Not written: a former state of its key, told anew after a later one had landed, or told of
     * the instant in which it ended.
     */
    OUTDATED,
    /** Set aside with a reason. */
    QUARANTINED,
    /** Recorded after the as-of: waits for its night. */
    LATER
  }

  /**
   * The rows with their fate.
   *
   * @param rows typed, with problems, identity resolved, and {@link #LANDING}
   * @param stored the versions written so far
   */
  static Dataset<Row> decide(Entity entity, Dataset<Row> rows, Dataset<Row> stored, AsOf asOf) {
    Dataset<Row> recorded = hashed(entity, recorded(entity, KeyJoin.complete(entity, rows)));
    Column lane =
        when(size(col(MappedRows.PROBLEMS)).gt(0), lit(Fate.QUARANTINED.name()))
            .when(col("recorded_at").geq(lit(asOf.endExclusive())), lit(Fate.LATER.name()))
            .otherwise(lit(Fate.NEW.name()));
    Column[] key = entity.businessKey().stream().map(name -> col(name)).toArray(Column[]::new);
    Dataset<Row> dated =
        Restatements.dated(entity, recorded.withColumn(FATE, lane).repartition(key));
    Dataset<Row> moved = MergedRows.added(entity, compared(entity, dated));
    return withReasons(entity, againstStored(entity, moved, stored, asOf));
  }

  /** When each version became known: as mapped, as the event happened, or as it was first seen. */
  private static Dataset<Row> recorded(Entity entity, Dataset<Row> rows) {
    Set<String> delivered = Set.of(rows.columns());
    List<Column> own = new ArrayList<>();
    if (delivered.contains("recorded_at")) {
      own.add(col("recorded_at"));
    }
    if (entity.recording() instanceof Recording.AtEvent event
        && delivered.contains(event.column())) {
      own.add(col(event.column()).cast(DataTypes.TimestampType));
    }
    Column known =
        own.isEmpty()
            ? lit(null).cast(DataTypes.TimestampType)
            : coalesce(own.toArray(Column[]::new));
    Column isDeleted =
        delivered.contains("is_deleted") ? coalesce(col("is_deleted"), lit(false)) : lit(false);
    Column missing =
        when(
            col("recorded_at").isNull(),
            struct(
                lit(Problem.MISSING_VALUE.name()).as("code"),
                lit("recorded_at").as("column_name"),
                lit("Nothing tells when this row became known. Map recorded_at, or add"
                        + " _landed_on to the SELECT in "
                        + entity.name()
                        + ".sql.")
                    .as("reason")));
    return rows.withColumns(
            Map.of(
                BY_LANDING,
                known.isNull(),
                "recorded_at",
                coalesce(known, col(LANDING).cast(DataTypes.TimestampType)),
                "is_deleted",
                isDeleted))
        .withColumn(
            MappedRows.PROBLEMS, concat(col(MappedRows.PROBLEMS), array_compact(array(missing))));
  }

  private static Dataset<Row> hashed(Entity entity, Dataset<Row> rows) {
    return rows.withColumn("row_hash", hash(entity, rows.columns()))
        .withColumn(FINALITY, finality(entity, Set.of(rows.columns())));
  }

  /**
   * What tells two states of one instant apart by their meaning: a record that has ended did not
   * begin afterwards, and one that is deleted does neither.
   */
  private static Column finality(Entity entity, Set<String> delivered) {
    Column finality = when(col("is_deleted"), lit(entity.endings().size() + 1)).otherwise(lit(0));
    for (Entity.Ending ending : entity.endings()) {
      if (delivered.contains(ending.column())) {
        finality = finality.plus(when(expr(ending.condition()), lit(1)).otherwise(lit(0)));
      }
    }
    return finality;
  }

  /** The content's hash; a null counts like a column that was not delivered. */
  static Column hash(Entity entity, String[] delivered) {
    Set<String> aside = Set.of("recorded_at", "landed_on", "row_hash", "run_id");
    Column[] content =
        Stream.of(delivered)
            .filter(name -> entity.versions().column(name).isPresent() && !aside.contains(name))
            .sorted()
            .map(name -> col(name))
            .toArray(Column[]::new);
    // In UTC: the same version has the same hash whatever the session's zone.
    return sha2(to_json(struct(content), Map.of("timeZone", "UTC")), 256);
  }

  /** Each row beside the others of its key: one exchange, the rest are passes over its rows. */
  private static Dataset<Row> compared(Entity entity, Dataset<Row> rows) {
    List<Column> key = new ArrayList<>(List.of(col(FATE)));
    entity.businessKey().forEach(name -> key.add(col(name)));
    WindowSpec before =
        Window.partitionBy(key.toArray(Column[]::new))
            .orderBy(col("recorded_at"), col("row_hash").desc());
    Column isRepeated =
        lag("recorded_at", 1)
            .over(before)
            .equalTo(col("recorded_at"))
            .and(lag("row_hash", 1).over(before).equalTo(col("row_hash")));
    key.add(col("recorded_at"));
    Column chosen =
        max(struct(
                col(Restatements.IS_VERSION),
                // What landed later changes nothing before, whichever source it is of.
                unix_date(col(LANDING)).multiply(lit(-1)),
                col(FINALITY),
                col("row_hash"),
                col("source")))
            .over(Window.partitionBy(key.toArray(Column[]::new)));
    Column isSound = col(FATE).equalTo(Fate.NEW.name());
    Column isChosen = col("_chosen.row_hash").equalTo(col("row_hash"));
    Column isOutdated =
        col("_chosen.source")
            .equalTo(col("source"))
            .and(col(Restatements.IS_CHOICE).or(col("_chosen." + FINALITY).gt(col(FINALITY))));
    Dataset<Row> chosenOf =
        rows.withColumn("_is_repeated", isSound.and(coalesce(isRepeated, lit(false))))
            .withColumn("_chosen", chosen)
            .withColumn("_stands", isChosen.and(not(col("_is_repeated"))));
    Column standing =
        isAlwaysRecorded(entity, rows)
            ? lit(null)
            : last(when(col("_stands"), col("row_hash")), true)
                .over(before.rowsBetween(Window.unboundedPreceding(), -1));
    return chosenOf
        .withColumn("_standing", standing)
        .withColumn(
            FATE,
            when(not(isSound), col(FATE))
                .when(col("_is_repeated"), lit(Fate.COLLAPSED.name()))
                .when(not(isChosen).and(isOutdated), lit(Fate.OUTDATED.name()))
                .when(not(isChosen), lit(Problem.DUPLICATE_KEY.name()))
                .when(
                    col(BY_LANDING).and(col("_standing").equalTo(col("row_hash"))),
                    lit(Fate.UNCHANGED.name()))
                .otherwise(col(FATE)))
        .drop("_is_repeated", "_chosen", "_stands", "_standing", FINALITY)
        .drop(Restatements.IS_CHOICE, Restatements.IS_VERSION);
  }

  /**
   * Whether a sound row has a time of its own and never rests on its landing, so that what stood
   * before it need not be looked up.
   */
  private static boolean isAlwaysRecorded(Entity entity, Dataset<Row> rows) {
    return entity.recording() instanceof Recording.AtEvent event
        && List.of(rows.columns()).contains(event.column())
        && entity.versions().column(event.column()).orElseThrow().isRequired();
  }

  private static Dataset<Row> againstStored(
      Entity entity, Dataset<Row> rows, Dataset<Row> stored, AsOf asOf) {
    List<String> identity = new ArrayList<>(entity.versions().key());
    identity.add("row_hash");
    Dataset<Row> known =
        stored.select(
            Stream.concat(
                    identity.stream().map(name -> col(name)),
                    Stream.of(col("landed_on").as(STORED)))
                .toArray(Column[]::new));
    Column isVersion = col(FATE).equalTo(Fate.NEW.name());
    return KeyJoin.left(entity, rows, known, identity)
        .withColumn(
            FATE,
            when(isVersion.and(col(STORED).gt(lit(asOf.date()))), lit(Fate.SEEN_EARLIER.name()))
                .when(isVersion.and(col(STORED).isNotNull()), lit(Fate.KNOWN.name()))
                .otherwise(col(FATE)))
        .drop(STORED);
  }

  /** Names the losers of a key conflict and fills what quarantine shows of a row. */
  private static Dataset<Row> withReasons(Entity entity, Dataset<Row> rows) {
    Column isLoser = col(FATE).equalTo(Problem.DUPLICATE_KEY.name());
    Column conflict =
        array(
            struct(
                lit(Problem.DUPLICATE_KEY.name()).as("code"),
                lit(String.join(", ", entity.businessKey())).as("column_name"),
                concat(
                        lit("Another row has the same key '"),
                        keyText(entity),
                        lit(
                            "' and recorded_at with other content, and stands: nothing tells"
                                + " which came later, so of one landing it is the one with the"
                                + " higher hash. Make the key unique in "
                                + entity.name()
                                + ".sql"),
                        when(col(BY_LANDING), lit(", or map recorded_at.")).otherwise(lit(".")))
                    .as("reason")));
    Column[] open =
        Stream.of(rows.columns())
            .filter(
                name ->
                    entity
                        .versions()
                        .column(name)
                        .filter(column -> column.sensitivity() == Sensitivity.OPEN)
                        .isPresent())
            .filter(name -> !name.equals("row_hash"))
            .sorted()
            .map(name -> col(name))
            .toArray(Column[]::new);
    Column isAside = isLoser.or(col(FATE).equalTo(Fate.QUARANTINED.name()));
    return rows.withColumns(
        Map.of(
            MappedRows.PROBLEMS,
            when(isLoser, conflict).otherwise(col(MappedRows.PROBLEMS)),
            FATE,
            when(isLoser, lit(Fate.QUARANTINED.name())).otherwise(col(FATE)),
            MappedRows.ROW_JSON,
            when(isAside, coalesce(col(MappedRows.ROW_JSON), to_json(struct(open)))),
            MappedRows.GIVEN_HASH,
            when(isAside, coalesce(col(MappedRows.GIVEN_HASH), col("row_hash"))),
            "_key",
            when(isAside, keyText(entity))));
  }

  private static Column keyText(Entity entity) {
    return concat_ws(
        " | ",
        entity.businessKey().stream()
            .map(name -> col(name).cast(DataTypes.StringType))
            .toArray(Column[]::new));
  }
}
