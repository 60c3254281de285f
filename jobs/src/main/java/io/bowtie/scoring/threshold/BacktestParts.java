package io.bowtie.scoring.threshold;

import io.bowtie.evaluation.AlertRows;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A backtest in two: a threshold is chosen on all origins but the last, and confirmed on the last.
 * Where there is one origin alone, or the data has no dates, all rows confirm, and nothing could be
 * chosen on rows.
 *
 * @param chosenOn all origins but the last
 * @param confirmedOn the last origin
 */
record BacktestParts(AlertRows chosenOn, AlertRows confirmedOn) {
  private static final double DAYS_A_WEEK = 7;

  /**
   * Parts the cases.
   *
   * @param lastDays how many days the last origin tests; the others test up to the next one
   */
  static BacktestParts of(List<BacktestCase> cases, int lastDays) {
    TreeSet<LocalDate> origins = new TreeSet<>();
    cases.forEach(one -> one.origin().ifPresent(origins::add));
    if (origins.isEmpty()) {
      return new BacktestParts(AlertRows.of(List.of(), 0), rows(cases, one -> true, 0));
    }
    Optional<LocalDate> last = Optional.of(origins.last());
    long earlierDays = ChronoUnit.DAYS.between(origins.first(), origins.last());
    return new BacktestParts(
        rows(cases, one -> !one.origin().equals(last), earlierDays),
        rows(cases, one -> one.origin().equals(last), lastDays));
  }

  private static AlertRows rows(
      List<BacktestCase> cases, Predicate<BacktestCase> wanted, long days) {
    return AlertRows.of(
        cases.stream().filter(wanted).map(BacktestCase::row).toList(), days / DAYS_A_WEEK);
  }
}
