package io.bowtie.config;

import io.bowtie.contract.OperatorError;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * How models are tested.
 *
 * @param scheme by time, or by group where the data knows no time
 * @param folds of the grouped scheme, 2 or more
 * @param originDates cuts of the rolling scheme, rising; none where they are laid by distance
 */
public record BacktestConf(Scheme scheme, int folds, List<LocalDate> originDates) {

  /** What is held out. */
  public enum Scheme {
    /** What came after a cut: trained on the past, tested on the future. */
    ROLLING,
    /**
     * The rows of some accounts: trained on the others. It knows no time order, so it is for data
     * without dates alone, and its estimate is optimistic.
     */
    GROUPED
  }

  public BacktestConf {
    originDates = List.copyOf(originDates);
  }

  static BacktestConf read(ConfSection train) {
    BacktestConf conf =
        new BacktestConf(
            train.word("scheme", Scheme.class),
            train.integer("folds"),
            dates(train, train.texts("origin-dates")));
    if (conf.folds < 2) {
      throw train
          .wrong("folds", "One fold leaves nothing to train on")
          .remedy("Use 2 or more; 5 is usual.");
    }
    if (conf.scheme == Scheme.GROUPED && !conf.originDates.isEmpty()) {
      throw train
          .wrong("origin-dates", "A grouped backtest has no cuts in time")
          .remedy("Leave the dates out, or set train.scheme = rolling.");
    }
    return conf;
  }

  /** As little as tells: two folds, or the last cut alone. */
  BacktestConf trial() {
    int cuts = originDates.size();
    return new BacktestConf(scheme, 2, originDates.subList(Math.max(0, cuts - 1), cuts));
  }

  private static List<LocalDate> dates(ConfSection train, List<String> given) {
    List<LocalDate> dates = new ArrayList<>();
    for (String text : given) {
      LocalDate date = date(train, text);
      if (!dates.isEmpty() && !date.isAfter(dates.get(dates.size() - 1))) {
        throw train
            .wrong("origin-dates", "Origin " + text + " does not come after the one before it")
            .why("Each cut is tested on the days up to the next one.")
            .remedy("Write the dates in rising order, each once.");
      }
      dates.add(date);
    }
    return dates;
  }

  private static LocalDate date(ConfSection train, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException noDate) {
      OperatorError wrong =
          train
              .wrong("origin-dates", "'" + text + "' is not a date")
              .remedy("Write it as 2026-06-30.");
      throw wrong.causedBy(noDate);
    }
  }
}
