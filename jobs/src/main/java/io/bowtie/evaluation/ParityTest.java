package io.bowtie.evaluation;

import java.util.Optional;

/**
 * One measure of one group set against the rest of the population.
 *
 * @param ratio group over rest with its interval, or why there is none
 * @param pValue how easily chance alone would carry a ratio within the band so far beyond it, two
 *     sided; 1 where the ratio is within or has no interval
 */
record ParityTest(Metric ratio, double pValue) {
  /** The four-fifths rule, the same on a logarithmic scale to both sides. */
  static final Interval BAND = new Interval(0.8, 1.25);

  static ParityTest undefined(String reason) {
    return new ParityTest(Metric.undefined(reason), 1);
  }

  /** A ratio above zero, whose logarithm is taken as normal with the spread of the resamples. */
  static ParityTest of(double ratio, long support, Draws draws) {
    Metric metric = Metric.of(ratio, "ratio", support);
    Optional<Interval> interval = draws.interval();
    if (interval.isEmpty()) {
      return new ParityTest(metric, 1);
    }
    double beyond = Math.abs(Math.log(ratio)) - Math.log(BAND.high());
    double pValue = 2 * Normal.upperTail(beyond / draws.standardDeviationOfLogarithms());
    return new ParityTest(metric.within(interval.get()), Math.min(1, pValue));
  }

  /**
   * A share of zero, which no resample can move. Each account counts as one trial, however many
   * rows it has.
   */
  static ParityTest ofNone(double shareOfRest, long support, int accounts) {
    double high = Wilson.interval(0, accounts).high() / shareOfRest;
    double pValue = 2 * Math.pow(1 - BAND.low() * shareOfRest, accounts);
    return new ParityTest(
        Metric.of(0, "ratio", support).within(new Interval(0, high)), Math.min(1, pValue));
  }

  boolean hasInterval() {
    return ratio.interval().isPresent();
  }

  /**
   * @param cut the greatest p-value in the family that is a discovery
   */
  ParityVerdict verdict(double cut) {
    Optional<Interval> interval = ratio.interval();
    if (interval.filter(found -> found.isApartFrom(BAND)).isPresent() && pValue <= cut) {
      return ParityVerdict.OUTSIDE;
    }
    return interval.filter(found -> found.isWithin(BAND)).isPresent()
        ? ParityVerdict.INSIDE
        : ParityVerdict.INSUFFICIENT;
  }
}
