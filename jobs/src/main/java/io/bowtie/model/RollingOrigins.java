package io.bowtie.model;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.bowtie.config.TrainConf;
import io.bowtie.contract.AsOf;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;

/**
 * Where a rolling backtest cuts: the window is trained up to the cut and tested after it.
 *
 * @param kept the cuts that history reaches, oldest first
 * @param tooEarly the cuts that it does not reach, oldest first
 * @param whyNot of these
 */
record RollingOrigins(List<Origin> kept, List<Origin> tooEarly, String whyNot) {

  RollingOrigins {
    kept = List.copyOf(kept);
    tooEarly = List.copyOf(tooEarly);
  }

  /**
   * One cut.
   *
   * @param cut what was mature by then trains
   * @param lastTested landmarks after the cut and up to here test
   */
  record Origin(AsOf cut, AsOf lastTested) implements HeldOut {

    @Override
    public Optional<AsOf> origin() {
      return Optional.of(cut);
    }

    @Override
    public Optional<AsOf> testUntil() {
      return Optional.of(lastTested);
    }

    @Override
    public AsOf trainedAsOf() {
      return cut;
    }

    @Override
    public Column isTrained() {
      return lit(true);
    }

    @Override
    public Column isTested() {
      return col("landmark").gt(lit(cut.date())).and(col("landmark").leq(lit(lastTested.date())));
    }
  }

  /**
   * The cuts whose test windows are mature tonight: those that conf names, or else the latest ones
   * by distance. The last window ends where labels are final, or where nothing was looked at any
   * more: behind that it would be empty.
   *
   * @param days in which there are landmarks
   * @param maturityDays from a landmark until its label is final
   */
  static RollingOrigins plan(LandmarkDays days, AsOf tonight, int maturityDays, TrainConf train) {
    List<LocalDate> named = train.backtest().originDates();
    return named.isEmpty()
        ? byDistance(days, tonight, maturityDays, train.origins(), train.originStepDays())
        : named(named, days, tonight, maturityDays);
  }

  /** Each tested up to the next one, the last as far as labels are final. */
  private static RollingOrigins named(
      List<LocalDate> cuts, LandmarkDays days, AsOf tonight, int maturityDays) {
    LocalDate lastTested = lastTested(days, tonight, maturityDays);
    LocalDate firstMature = days.first().plusDays(maturityDays);
    List<Origin> kept = new ArrayList<>();
    List<Origin> tooEarly = new ArrayList<>();
    for (int i = 0; i < cuts.size(); i++) {
      LocalDate cut = cuts.get(i);
      LocalDate next = i + 1 < cuts.size() ? cuts.get(i + 1) : lastTested;
      Origin origin =
          new Origin(new AsOf(cut), new AsOf(next.isBefore(lastTested) ? next : lastTested));
      boolean isReached = !cut.isBefore(firstMature) && cut.isBefore(lastTested);
      (isReached ? kept : tooEarly).add(origin);
    }
    return new RollingOrigins(
        kept,
        tooEarly,
        "Labels are final from "
            + firstMature
            + " on, and can be tested up to "
            + lastTested
            + ".");
  }

  /**
   * So many cuts, so far from each other.
   *
   * @param count of all
   */
  static RollingOrigins byDistance(
      LandmarkDays days, AsOf tonight, int maturityDays, int count, int stepDays) {
    LocalDate earliest = days.first().plusDays((long) maturityDays + stepDays);
    List<Origin> kept = new ArrayList<>();
    List<Origin> tooEarly = new ArrayList<>();
    LocalDate testUntil = lastTested(days, tonight, maturityDays);
    for (int i = 0; i < count; i++) {
      LocalDate cut = testUntil.minusDays(stepDays);
      (cut.isBefore(earliest) ? tooEarly : kept)
          .add(new Origin(new AsOf(cut), new AsOf(testUntil)));
      testUntil = cut;
    }
    Collections.reverse(kept);
    Collections.reverse(tooEarly);
    return new RollingOrigins(
        kept,
        tooEarly,
        "The first look was on "
            + days.first()
            + ", and labels take "
            + maturityDays
            + " days to be final: before "
            + earliest
            + " there is not one step of them to learn from.");
  }

  private static LocalDate lastTested(LandmarkDays days, AsOf tonight, int maturityDays) {
    LocalDate lastMature = tonight.date().minusDays(maturityDays);
    return days.last().isBefore(lastMature) ? days.last() : lastMature;
  }
}
