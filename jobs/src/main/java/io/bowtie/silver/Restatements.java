package io.bowtie.silver;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.last;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.make_dt_interval;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.bowtie.silver.VersionSet.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;

/**
 * When content became known that a later landing brings while the row's own clock stands still, as
 * formula and roll-up fields of a CRM do. The content that landed first keeps its clock; what
 * landed later is known from the start of its landing day on, so that nothing changes on the days
 * before. A version whose clock lies behind such a day follows it. Everything rests on what had
 * landed by a row's own day, so that it does not matter which nights were run.
 */
final class Restatements {
  /** Whether the row is what its landing says of its key and clock; another one repeats a key. */
  static final String IS_CHOICE = "_is_choice";

  /** Whether the row begins a version. */
  static final String IS_VERSION = "_is_version";

  /** The day at whose end a night first sees the row: it has landed, and its clock is reached. */
  private static final String SEEN_ON = "_seen_on";

  /** The first row of a clock and day in the order of {@link #order}. */
  private static final String IS_HEAD = "_is_head";

  /** The latest clock of the rows before. */
  private static final String LATEST = "_latest_clock";

  private static final String PLACE = "_place";
  private static final String STANDING = "_standing_hash";
  private static final String RESTATED = "_restated";
  private static final String KNOWN = "_known_at";

  private Restatements() {}

  /**
   * The rows with recorded_at moved to where their content became known, {@link #IS_CHOICE} and
   * {@link #IS_VERSION}.
   *
   * @param rows with their lane in {@link VersionSet#FATE}, recorded_at, row_hash and {@link
   *     VersionSet#LANDING}
   */
  static Dataset<Row> dated(Entity entity, Dataset<Row> rows) {
    WindowSpec order = order(entity);
    WindowSpec before = order.rowsBetween(Window.unboundedPreceding(), -1);
    WindowSpec until = order.rowsBetween(Window.unboundedPreceding(), Window.currentRow());
    Column isOfLatest = coalesce(col("recorded_at").geq(col(LATEST)), lit(true));
    Column isNewClock = coalesce(col("recorded_at").gt(col(LATEST)), lit(true));
    Column begins = col(IS_HEAD).and(isOfLatest);
    Column start = col(SEEN_ON).cast(DataTypes.TimestampType);
    Column isSound = col(VersionSet.FATE).equalTo(Fate.NEW.name());
    return rows.withColumn(
            SEEN_ON, greatest(col(VersionSet.LANDING), col("recorded_at").cast(DataTypes.DateType)))
        .withColumns(
            Map.of(
                IS_HEAD,
                isFirst(order, SEEN_ON),
                IS_CHOICE,
                isFirst(order, VersionSet.LANDING),
                LATEST,
                max("recorded_at").over(before),
                PLACE,
                row_number().over(order)))
        .withColumn(STANDING, last(when(begins, col("row_hash")), true).over(before))
        .withColumn(
            IS_VERSION, begins.and(isNewClock.or(not(col(STANDING).eqNullSafe(col("row_hash"))))))
        .withColumn(
            RESTATED,
            max(when(
                    col(IS_VERSION).and(not(isNewClock)),
                    struct(start.as("start"), col(PLACE).as("place"))))
                .over(until))
        .withColumn(
            KNOWN,
            last(when(col(IS_VERSION), when(isNewClock, behind()).otherwise(start)), true)
                .over(until))
        .withColumn(
            "recorded_at", when(isSound.and(isOfLatest), col(KNOWN)).otherwise(col("recorded_at")))
        .drop(SEEN_ON, IS_HEAD, LATEST, PLACE, STANDING, RESTATED, KNOWN);
  }

  /**
   * Day by day; of a day the latest clock first, so that a state which another one had replaced by
   * then does not count as news; of a clock the latest landing, of that what has ended, and then
   * the greatest hash.
   */
  private static WindowSpec order(Entity entity) {
    List<Column> key = new ArrayList<>(List.of(col(VersionSet.FATE), col("source")));
    entity.businessKey().stream()
        .filter(name -> !name.equals("source"))
        .map(name -> col(name))
        .forEach(key::add);
    return Window.partitionBy(key.toArray(Column[]::new))
        .orderBy(
            col(SEEN_ON),
            col("recorded_at").desc(),
            col(VersionSet.LANDING).desc(),
            col(VersionSet.FINALITY).desc(),
            col("row_hash").desc());
  }

  private static Column isFirst(WindowSpec order, String day) {
    Column isSame =
        lag("recorded_at", 1)
            .over(order)
            .eqNullSafe(col("recorded_at"))
            .and(lag(day, 1).over(order).eqNullSafe(col(day)));
    return lag("row_hash", 1).over(order).isNull().or(not(isSame));
  }

  /** A version's own clock, or just after what was restated beyond it. */
  private static Column behind() {
    Column start = col(RESTATED + ".start");
    return when(
            col("recorded_at").leq(start),
            start.plus(
                make_dt_interval(
                    lit(0),
                    lit(0),
                    lit(0),
                    col(PLACE)
                        .minus(col(RESTATED + ".place"))
                        .divide(lit(1_000_000))
                        .cast("decimal(18,6)"))))
        .otherwise(col("recorded_at"));
  }
}
