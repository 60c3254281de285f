package io.bowtie.model;

import static org.apache.spark.sql.functions.lit;

import io.bowtie.config.TrainConf;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.apache.spark.sql.Column;

/**
 * Divides a training window into rows that fit and rows that tune and calibrate: a row fits that
 * can, and whose landmark is not after the last day that fits.
 */
sealed interface Division {

  /** Whether a row can fit, whatever its day. */
  Column canFit();

  /** The last landmark that fits, in a window from its first to its last. */
  LocalDate fitUntil(LocalDate from, LocalDate until);

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
    public Column canFit() {
      return lit(true);
    }

    @Override
    public LocalDate fitUntil(LocalDate from, LocalDate until) {
      return from.plusDays(Math.round(ChronoUnit.DAYS.between(from, until) * (1 - laterShare)));
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
    public Column canFit() {
      return Folds.bucket(~seed, BUCKETS).geq(Math.round(share * BUCKETS));
    }

    @Override
    public LocalDate fitUntil(LocalDate from, LocalDate until) {
      return until;
    }
  }
}
