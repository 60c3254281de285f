package io.bowtie.evaluation;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Percentile intervals from resampling whole clusters with replacement: the rows of one account
 * rise and fall together, and resampling single rows would take them for more evidence than they
 * are. The rows stay where they are and each cluster gets a number of copies, so a statistic walks
 * once over presorted rows for each resample.
 *
 * <p>The same seed gives the same resamples, so two statistics over the same rows are compared on
 * the same draws.
 *
 * <p>Source: B. Efron and R. Tibshirani, "An Introduction to the Bootstrap" (1993), chapter 13; A.
 * C. Davison and D. V. Hinkley, "Bootstrap Methods and their Application" (1997), section 3.8.
 *
 * @param resamples how many
 * @param seed of all chance
 */
public record ClusterBootstrap(int resamples, long seed) {
  static final int DEFAULT_RESAMPLES = 500;

  /** With fewer clusters percentile intervals are far too narrow, so there is none. */
  static final int FEWEST_CLUSTERS = 20;

  /** A number computed from rows of which every cluster counts so many times. */
  interface Statistic {
    OptionalDouble of(int[] copiesOfCluster);
  }

  public ClusterBootstrap {
    if (resamples < 1) {
      throw new IllegalArgumentException("at least one resample, not " + resamples);
    }
  }

  public static ClusterBootstrap seeded(long seed) {
    return new ClusterBootstrap(DEFAULT_RESAMPLES, seed);
  }

  /**
   * The mean log loss of the model minus that of the baseline on the same rows, in nats a row;
   * below zero the model is better. Undefined without rows.
   */
  public Metric pairedLogLossDifference(Collection<PairedRow> pairs) {
    if (pairs.isEmpty()) {
      return Metric.undefined("there are no test rows");
    }
    List<PairedRow> rows = PairedRow.ordered(pairs);
    double[] differences =
        rows.stream()
            .mapToDouble(
                row ->
                    Probability.logLoss(row.model(), row.event())
                        - Probability.logLoss(row.baseline(), row.event()))
            .toArray();
    return mean(differences, Clusters.of(rows, PairedRow::cluster), "nats");
  }

  /** The mean of one value a row, with its interval; the rows are not empty. */
  Metric mean(double[] values, Clusters clusters, String unit) {
    double[] sums = new double[clusters.count()];
    long[] counts = new long[clusters.count()];
    for (int row = 0; row < values.length; row++) {
      sums[clusters.ofRow(row)] += values[row];
      counts[clusters.ofRow(row)]++;
    }
    Statistic mean = copies -> OptionalDouble.of(mean(sums, counts, copies));
    return measure(clusters, mean, unit, values.length).orElseThrow();
  }

  /** The statistic of the rows as observed with its interval; empty where it has no value. */
  Optional<Metric> measure(Clusters clusters, Statistic statistic, String unit, long support) {
    OptionalDouble observed = statistic.of(clusters.once());
    return observed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Metric.of(observed.getAsDouble(), unit, support).within(interval(clusters, statistic)));
  }

  /** The middle 95 % of the statistic over the resamples. */
  Optional<Interval> interval(Clusters clusters, Statistic statistic) {
    Draws draws = new Draws(resamples);
    forEachResample(clusters, copies -> draws.add(statistic.of(copies)));
    return draws.interval();
  }

  /**
   * Hands over, one after the other, how often each cluster was drawn. The array is used again.
   * With too few clusters there are no resamples at all, and hence no interval.
   */
  void forEachResample(Clusters clusters, Consumer<int[]> use) {
    int count = clusters.count();
    int draws = count < FEWEST_CLUSTERS ? 0 : resamples;
    SplittableRandom random = new SplittableRandom(seed);
    int[] copies = new int[count];
    for (int resample = 0; resample < draws; resample++) {
      Arrays.fill(copies, 0);
      for (int pick = 0; pick < count; pick++) {
        copies[random.nextInt(count)]++;
      }
      use.accept(copies);
    }
  }

  private static double mean(double[] sums, long[] counts, int[] copies) {
    double sum = 0;
    double count = 0;
    for (int cluster = 0; cluster < sums.length; cluster++) {
      sum += copies[cluster] * sums[cluster];
      count += (double) copies[cluster] * counts[cluster];
    }
    return sum / count;
  }
}
