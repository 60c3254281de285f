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

/** Where a rolling backtest cuts: the window is trained up to the cut and tested after it. */
final class RollingOrigins {
  private RollingOrigins() {}

  /**
   * One cut.
   *
   * @param cut what was mature by then trains
   * @param testUntil landmarks after the cut and up to here test
   */
  record Origin(AsOf cut, AsOf testUntil) implements HeldOut {

    @Override
    public Optional<AsOf> origin() {
      return Optional.of(cut);
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
      return col("landmark").gt(lit(cut.date())).and(col("landmark").leq(lit(testUntil.date())));
    }
  }

  /**
   * The cuts whose test windows are mature tonight, oldest first: those that conf names, or else
   * the latest ones by distance. A cut before the first landmark has matured is left out.
   *
   * @param firstLandmark of all
   * @param maturityDays from a landmark until its label is final
   */
  static List<Origin> plan(
      LocalDate firstLandmark, AsOf tonight, int maturityDays, TrainConf train) {
    LocalDate testUntil = tonight.date().minusDays(maturityDays);
    List<LocalDate> named = train.backtest().originDates();
    return named.isEmpty()
        ? byDistance(firstLandmark, testUntil, maturityDays, train)
        : named(named, firstLandmark.plusDays(maturityDays), testUntil);
  }

  /** Each tested up to the next one, the last as far as labels are final. */
  private static List<Origin> named(
      List<LocalDate> cuts, LocalDate firstMature, LocalDate lastTested) {
    List<Origin> origins = new ArrayList<>();
    for (int i = 0; i < cuts.size(); i++) {
      LocalDate cut = cuts.get(i);
      LocalDate next = i + 1 < cuts.size() ? cuts.get(i + 1) : lastTested;
      LocalDate testUntil = next.isBefore(lastTested) ? next : lastTested;
      if (!cut.isBefore(firstMature) && cut.isBefore(testUntil)) {
        origins.add(new Origin(new AsOf(cut), new AsOf(testUntil)));
      }
    }
    return List.copyOf(origins);
  }

  private static List<Origin> byDistance(
      LocalDate firstLandmark, LocalDate lastTested, int maturityDays, TrainConf train) {
    List<Origin> origins = new ArrayList<>();
    LocalDate testUntil = lastTested;
    for (int i = 0; i < train.origins(); i++) {
      LocalDate cut = testUntil.minusDays(train.originStepDays());
      if (cut.minusDays(maturityDays).isBefore(firstLandmark.plusDays(train.originStepDays()))) {
        break;
      }
      origins.add(new Origin(new AsOf(cut), new AsOf(testUntil)));
      testUntil = cut;
    }
    Collections.reverse(origins);
    return List.copyOf(origins);
  }
}
