package io.bowtie.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The population stability index between the rows a model was trained on and the rows of now: the
 * sum over bins of (q - p) ln(q / p), where p and q are the shares of the two, each count raised by
 * one half first, so that an empty bin has a share. 0 says equal. Bins that are empty in both are
 * left out.
 *
 * <p>Beside it stands what chance alone would show: two samples of these sizes from one population
 * differ too, by about (bins - 1)(1/n + 1/m). A fixed limit takes that for drift where rows are
 * few: B. Yurdakul, "Statistical Properties of Population Stability Index" (2018).
 *
 * @param psi never negative; undefined where either side has no rows
 * @param nullMean what chance shows on average
 * @param nullP95 what chance stays below nineteen times in twenty
 */
public record PopulationStability(Metric psi, Metric nullMean, Metric nullP95) {
  private static final int SIMULATIONS = 500;
  private static final double SMOOTHING = 0.5;
  private static final String UNIT = "psi";

  /**
   * Compares rows in the same bins.
   *
   * @param before rows a bin in training
   * @param now rows a bin now
   * @param independentBefore how many of the rows in training stand for themselves: the accounts
   * @param independentNow the same of now
   */
  public static PopulationStability of(
      List<Long> before, List<Long> now, long independentBefore, long independentNow, long seed) {
    if (sum(before) == 0) {
      return undefined("there are no rows of training");
    }
    long rows = sum(now);
    if (rows == 0) {
      return undefined("there are no rows now");
    }
    int[] used =
        IntStream.range(0, before.size())
            .filter(bin -> before.get(bin) + now.get(bin) > 0)
            .toArray();
    double[] p = shares(of(before, used));
    double[] nulls = nulls(p, independentBefore, independentNow, seed);
    return new PopulationStability(
        Metric.of(index(p, shares(of(now, used))), UNIT, rows),
        Metric.of(Arrays.stream(nulls).average().orElseThrow(), UNIT, rows),
        Metric.of(Quantile.of(nulls, 0.95), UNIT, rows));
  }

  /** How far the index lies from what chance shows, and from the limits. */
  public DriftVerdict verdict(DriftLimits limits) {
    if (!psi.isDefined()) {
      return DriftVerdict.UNKNOWN;
    }
    double chance = nullP95.orElseThrow();
    double value = psi.orElseThrow();
    if (value < Math.max(limits.watch(), chance)) {
      return DriftVerdict.OK;
    }
    return value <= Math.max(limits.alert(), chance) ? DriftVerdict.WATCH : DriftVerdict.ALERT;
  }

  private static PopulationStability undefined(String reason) {
    Metric none = Metric.undefined(reason);
    return new PopulationStability(none, none, none);
  }

  private static double[] nulls(double[] shares, long before, long now, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] indices = new double[SIMULATIONS];
    for (int simulation = 0; simulation < SIMULATIONS; simulation++) {
      double[] one = shares(Multinomial.draw(before, shares, random));
      double[] other = shares(Multinomial.draw(now, shares, random));
      indices[simulation] = index(one, other);
    }
    Arrays.sort(indices);
    return indices;
  }

  private static double index(double[] p, double[] q) {
    double sum = 0;
    for (int bin = 0; bin < p.length; bin++) {
      sum += (q[bin] - p[bin]) * Math.log(q[bin] / p[bin]);
    }
    return sum;
  }

  private static double[] shares(long[] counts) {
    double total = Arrays.stream(counts).sum() + SMOOTHING * counts.length;
    return Arrays.stream(counts).mapToDouble(count -> (count + SMOOTHING) / total).toArray();
  }

  private static long[] of(List<Long> counts, int[] bins) {
    return Arrays.stream(bins).mapToLong(counts::get).toArray();
  }

  private static long sum(List<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).sum();
  }
}
