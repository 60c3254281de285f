package io.bowtie.evaluation;

/**
 * A share then and now: the base rate of a label, or how much is missing.
 *
 * @param before with Wilson's interval
 * @param now with Wilson's interval
 * @param difference now minus before, with Newcombe's interval
 */
public record RateShift(Metric before, Metric now, Metric difference) {

  /**
   * Compares two shares.
   *
   * <p>Source of the interval: R. G. Newcombe, "Interval estimation for the difference between
   * independent proportions", Statistics in Medicine 17 (1998), method 10.
   */
  public static RateShift of(long hitsBefore, long rowsBefore, long hitsNow, long rowsNow) {
    Metric before = Wilson.share(hitsBefore, rowsBefore, "there are no rows of training");
    Metric now = Wilson.share(hitsNow, rowsNow, "there are no rows now");
    return new RateShift(before, now, difference(before, now));
  }

  /** Alert where the difference is no chance and at least as great as this; watch where smaller. */
  public DriftVerdict byDifference(double alert) {
    return verdict(Math.abs(difference.orElse(0)) >= alert);
  }

  /**
   * Alert where the difference is no chance and the ratio at least this, or at most its inverse.
   */
  public DriftVerdict byRatio(double alert) {
    double one = before.orElse(0);
    double other = now.orElse(0);
    return verdict(Math.max(one, other) >= alert * Math.min(one, other));
  }

  private DriftVerdict verdict(boolean isGreat) {
    if (!difference.isDefined()) {
      return DriftVerdict.UNKNOWN;
    }
    if (difference.interval().orElseThrow().contains(0)) {
      return DriftVerdict.OK;
    }
    return isGreat ? DriftVerdict.ALERT : DriftVerdict.WATCH;
  }

  private static Metric difference(Metric before, Metric now) {
    if (!before.isDefined()) {
      return before;
    }
    if (!now.isDefined()) {
      return now;
    }
    double was = before.orElseThrow();
    double is = now.orElseThrow();
    Interval then = before.interval().orElseThrow();
    Interval today = now.interval().orElseThrow();
    double shift = is - was;
    return Metric.of(shift, "difference of shares", Math.min(before.support(), now.support()))
        .within(
            new Interval(
                shift - Math.hypot(is - today.low(), then.high() - was),
                shift + Math.hypot(today.high() - is, was - then.low())));
  }
}
