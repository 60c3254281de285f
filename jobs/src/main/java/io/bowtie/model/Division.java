package io.bowtie.model;

import static org.apache.spark.sql.functions.lit;

import io.bowtie.config.TrainConf;
import io.bowtie.model.Window.Part;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.spark.sql.Column;

/**
 * Divides what is final at a cut into rows that grid points are fitted on and rows that choose
 * among them and calibrate: a row is of the first part that can be, and whose landmark is not after
 * the last day of that part.
 */
sealed interface Division {
  /** Fewer events, or fewer looks without, carry no coefficients worth the name. */
  long FEWEST_EARLIER = 20;

  /** Fewer tell no grid point from another. */
  long FEWEST_LATER = 10;

  /** Whether a row can be of the earlier part, whatever its day. */
  Column canFit();

  /** The last landmark of the earlier part; empty where no day leaves enough on either side. */
  Optional<LocalDate> earlierUntil(SortedMap<LocalDate, DayCounts> days);

  /** As the backtest's scheme has it. */
  static Division of(TrainConf train, long seed) {
    return switch (train.backtest().scheme()) {
      case ROLLING -> new ByEvents(train.calibrationShare());
      case GROUPED -> new ByAccounts(train.calibrationShare(), seed);
    };
  }

  /** Whether both parts carry what they are for. */
  static boolean isEnough(Part earlier, Part later) {
    return Math.min(earlier.events(), earlier.others()) >= FEWEST_EARLIER
        && Math.min(later.events(), later.others()) >= FEWEST_LATER;
  }

  /**
   * At the day that leaves about that share of the events to the later part. A share of the days
   * would leave what the days happen to hold: where looks pile up late, nearly everything.
   *
   * @param laterShare of the events
   */
  record ByEvents(double laterShare) implements Division {

    @Override
    public Column canFit() {
      return lit(true);
    }

    @Override
    public Optional<LocalDate> earlierUntil(SortedMap<LocalDate, DayCounts> days) {
      Part all = days.values().stream().map(DayCounts::all).reduce(new Part(0, 0), Part::and);
      double wanted = (1 - laterShare) * all.events();
      Part earlier = new Part(0, 0);
      Optional<LocalDate> best = Optional.empty();
      double nearest = Double.POSITIVE_INFINITY;
      for (Map.Entry<LocalDate, DayCounts> day : days.entrySet()) {
        earlier = earlier.and(day.getValue().all());
        Part later = new Part(all.rows() - earlier.rows(), all.events() - earlier.events());
        double distance = Math.abs(earlier.events() - wanted);
        if (isEnough(earlier, later) && distance < nearest) {
          nearest = distance;
          best = Optional.of(day.getKey());
        }
      }
      return best;
    }
  }

  /**
   * By the hash of the account, for data that knows no time order.
   *
   * @param share of the accounts, to a thousandth, that chooses and calibrates
   * @param seed of the folds; this division is independent of theirs
   */
  record ByAccounts(double share, long seed) implements Division {
    private static final int BUCKETS = 1000;

    @Override
    public Column canFit() {
      return Folds.bucket(~seed, BUCKETS).geq(Math.round(share * BUCKETS));
    }

    @Override
    public Optional<LocalDate> earlierUntil(SortedMap<LocalDate, DayCounts> days) {
      return Optional.of(days.lastKey());
    }
  }
}
