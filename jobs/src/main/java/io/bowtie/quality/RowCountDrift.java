package io.bowtie.quality;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Whether a source delivered about as many rows as it usually does. Usual is the median of what
 * came a day in earlier nights, on the same day of the week where enough of these are known, give
 * or take a robust multiple of their spread.
 *
 * @param minimumNights fewer earlier nights say nothing
 * @param tolerance the share of the usual by which a night may always differ
 * @param outcome of a night that differs by more
 */
public record RowCountDrift(int minimumNights, double tolerance, Outcome outcome) {
  /** The rule in {@code gold.quality_checks}. */
  public static final String RULE = "row_count_drift";

  /** So many nights of the same weekday are enough to compare with these alone. */
  private static final int SAME_WEEKDAYS = 4;

  /**
   * Makes the median distance from the median a standard deviation, where there is a normal one.
   */
  private static final double TO_DEVIATION = 1.4826;

  private static final double DEVIATIONS = 4;

  /** A few rows more or less are never worth a word. */
  private static final double FEW = 10;

  /**
   * How many rows a night saw, of all that had landed by then.
   *
   * @param asOf the night
   * @param rows mapped
   */
  public record Night(LocalDate asOf, long rows) {}

  /** What came between two nights. */
  private record Growth(LocalDate asOf, double rowsADay) {}

  /**
   * What the gate says; empty when too few nights are known.
   *
   * @param earlier nights that were not blocked, in order, each before tonight
   * @param tonight the night itself
   */
  public Optional<CheckResult> of(
      String source, String entity, List<Night> earlier, Night tonight) {
    List<Night> nights = new ArrayList<>(earlier);
    nights.add(tonight);
    List<Growth> growths = growths(nights);
    if (growths.size() <= minimumNights) {
      return Optional.empty();
    }
    Growth now = growths.remove(growths.size() - 1);
    List<Growth> sameWeekday =
        growths.stream().filter(growth -> isSameWeekday(growth, now)).toList();
    boolean isLikeForLike = sameWeekday.size() >= SAME_WEEKDAYS;
    double[] usual =
        (isLikeForLike ? sameWeekday : growths).stream().mapToDouble(Growth::rowsADay).toArray();
    double median = median(usual);
    double[] distances = DoubleStream.of(usual).map(rows -> Math.abs(rows - median)).toArray();
    // Among different weekdays a quiet Sunday is no outlier, so that nothing seen so far is one.
    double spread =
        isLikeForLike
            ? DEVIATIONS * TO_DEVIATION * median(distances)
            : DoubleStream.of(distances).max().orElse(0);
    double allowed = Math.max(FEW, spread + tolerance * Math.abs(median));
    double beyond = Math.abs(now.rowsADay() - median) - allowed;
    return Optional.of(
        new CheckResult(
            source,
            entity,
            RULE,
            CheckResult.ROW,
            beyond > 0 ? outcome : Outcome.PASS,
            tonight.rows(),
            beyond > 0 ? (long) Math.ceil(beyond) : 0,
            String.format(
                Locale.ROOT,
                "%,.0f row(s) a day came since the last night; usual are %,.0f, give or take %,.0f"
                    + " (%d earlier nights).",
                now.rowsADay(),
                median,
                allowed,
                usual.length)));
  }

  private static List<Growth> growths(List<Night> nights) {
    List<Growth> growths = new ArrayList<>();
    for (int i = 1; i < nights.size(); i++) {
      Night before = nights.get(i - 1);
      Night night = nights.get(i);
      double days = ChronoUnit.DAYS.between(before.asOf(), night.asOf());
      growths.add(new Growth(night.asOf(), (night.rows() - before.rows()) / days));
    }
    return growths;
  }

  private static boolean isSameWeekday(Growth one, Growth other) {
    return one.asOf().getDayOfWeek() == other.asOf().getDayOfWeek();
  }

  private static double median(double[] values) {
    double[] sorted = DoubleStream.of(values).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
