package io.bowtie.model;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import io.bowtie.config.TrainConf;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Divides a training window into rows that fit and rows that tune and calibrate. */
sealed interface Division {

  /** What the rows come to; empty without rows. */
  Optional<Fitted.Window> window(Dataset<Row> rows);

  /** Whether a row of such a window fits. */
  Column isFit(Fitted.Window window);

  /** As the backtest's scheme has it. */
  static Division of(TrainConf train, long seed) {
    return switch (train.backtest().scheme()) {
      case ROLLING -> new ByDays(train.calibrationShare());
      case GROUPED -> new ByAccounts(train.calibrationShare(), seed);
    };
  }

  /**
   * By days, not rows, so that the later part is a stretch of time.
   *
   * @param laterShare of the days, the latest, that tunes and calibrates
   */
  record ByDays(double laterShare) implements Division {

    @Override
    public Optional<Fitted.Window> window(Dataset<Row> rows) {
      List<Row> days =
          rows.groupBy("landmark")
              .agg(count(lit(1)), sum(col("is_event").cast("int")))
              .collectAsList();
      if (days.isEmpty()) {
        return Optional.empty();
      }
      LocalDate from = days.stream().map(ByDays::day).min(Comparator.naturalOrder()).orElseThrow();
      LocalDate until = days.stream().map(ByDays::day).max(Comparator.naturalOrder()).orElseThrow();
      long span = ChronoUnit.DAYS.between(from, until);
      LocalDate fitUntil = from.plusDays(Math.round(span * (1 - laterShare)));
      long fitRows = total(days, fitUntil, 1);
      return Optional.of(
          new Fitted.Window(
              from,
              fitUntil,
              until,
              fitRows,
              total(days, fitUntil, 2),
              total(days, until, 1) - fitRows));
    }

    @Override
    public Column isFit(Fitted.Window window) {
      return col("landmark").leq(lit(window.fitUntil()));
    }

    private static LocalDate day(Row row) {
      return row.getAs(0);
    }

    private static long total(List<Row> days, LocalDate until, int column) {
      return days.stream()
          .filter(row -> !day(row).isAfter(until))
          .mapToLong(row -> row.getLong(column))
          .sum();
    }
  }

  /**
   * By the hash of the account, for data that knows no time order.
   *
   * @param share of the accounts, to a thousandth, that tunes and calibrates
   * @param seed of the folds; this division is independent of theirs
   */
  record ByAccounts(double share, long seed) implements Division {
    private static final int BUCKETS = 1000;

    @Override
    public Optional<Fitted.Window> window(Dataset<Row> rows) {
      Column fits = isFit().cast("long");
      Row counted =
          rows.agg(
                  min("landmark"),
                  max("landmark"),
                  sum(fits),
                  sum(fits.multiply(col("is_event").cast("long"))),
                  count(lit(1)))
              .first();
      return Optional.of(counted)
          .filter(row -> !row.isNullAt(0))
          .map(
              row ->
                  new Fitted.Window(
                      row.getAs(0),
                      row.getAs(1),
                      row.getAs(1),
                      row.getLong(2),
                      row.getLong(3),
                      row.getLong(4) - row.getLong(2)));
    }

    @Override
    public Column isFit(Fitted.Window window) {
      return isFit();
    }

    private Column isFit() {
      return Folds.bucket(~seed, BUCKETS).geq(Math.round(share * BUCKETS));
    }
  }
}
