package io.bowtie.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClusterBootstrapTest {
  private static final ClusterBootstrap BOOTSTRAP = new ClusterBootstrap(300, 1);

  /** Reference: scikit-learn 1.9.1, log_loss of the dozen minus log_loss of its base rate. */
  @Test
  void shouldTakeTheBaselineFromTheModel() {
    assertThat(BOOTSTRAP.pairedLogLossDifference(Rows.dozenAgainstBaseRate()).orElseThrow())
        .isCloseTo(-0.02548682301412475, within(1e-12));
  }

  @Test
  void shouldBeUndefinedWithoutRows() {
    assertThat(BOOTSTRAP.pairedLogLossDifference(List.of()))
        .isEqualTo(Metric.undefined("there are no test rows"));
  }

  @Test
  void shouldGiveTheSameIntervalForTheSameSeedOnly() {
    List<PairedRow> rows = pairs(7, 500, 1);
    Metric once = BOOTSTRAP.pairedLogLossDifference(rows);

    assertThat(BOOTSTRAP.pairedLogLossDifference(rows)).isEqualTo(once);
    assertThat(new ClusterBootstrap(300, 2).pairedLogLossDifference(rows)).isNotEqualTo(once);
  }

  @Test
  void shouldMeetTheTextbookIntervalWhereRowsAreIndependent() {
    double[] values = IntStream.range(0, 2000).mapToDouble(row -> row % 2).toArray();
    List<Integer> rows = IntStream.range(0, 2000).boxed().toList();
    Clusters clusters = Clusters.of(rows, String::valueOf);

    Interval interval =
        new ClusterBootstrap(2000, 3).mean(values, clusters, "share").interval().orElseThrow();

    // 0.5 and 1.96 standard errors of sqrt(0.25 / 2000) to each side.
    double half = 1.96 * Math.sqrt(0.25 / 2000);
    assertThat(interval.low()).isCloseTo(0.5 - half, within(0.002));
    assertThat(interval.high()).isCloseTo(0.5 + half, within(0.002));
  }

  @Test
  void shouldWidenWhenRowsOfAnAccountAreCopiesOfEachOther() {
    // Nine copies of each row are no further evidence: the interval stays, a naive one would
    // shrink to a third.
    double single = width(pairs(8, 400, 1));
    double copied = width(pairs(8, 400, 9));

    assertThat(copied).isCloseTo(single, within(1e-9));
  }

  @Test
  void shouldGiveNoIntervalBelowTwentyAccounts() {
    assertThat(BOOTSTRAP.pairedLogLossDifference(pairs(9, 19, 5)).interval()).isEmpty();
    assertThat(BOOTSTRAP.pairedLogLossDifference(pairs(9, 20, 5)).interval()).isPresent();
  }

  @Test
  void shouldGiveNoIntervalWhenTooManyResamplesHaveNoValue() {
    Clusters clusters = Clusters.of(IntStream.range(0, 40).boxed().toList(), String::valueOf);

    // One account of forty is missing from some 36 % of the resamples.
    Optional<Metric> ofOneAccount =
        BOOTSTRAP.measure(
            clusters,
            copies -> copies[0] == 0 ? OptionalDouble.empty() : OptionalDouble.of(1),
            "share",
            1);

    assertThat(ofOneAccount).contains(Metric.of(1, "share", 1));
    assertThat(BOOTSTRAP.measure(clusters, copies -> OptionalDouble.empty(), "share", 1)).isEmpty();
  }

  @Test
  void shouldExcludeZeroForNoiseOnlyOnceInTwenty() {
    int excluded = 0;
    for (int seed = 0; seed < 200; seed++) {
      Interval interval =
          BOOTSTRAP.pairedLogLossDifference(coinAgainstCoin(seed)).interval().orElseThrow();
      excluded += interval.contains(0) ? 0 : 1;
    }
    // 10 of 200 expected; three standard errors above it is 19.
    assertThat(excluded).isBetween(1, 19);
  }

  private static double width(List<PairedRow> rows) {
    return BOOTSTRAP.pairedLogLossDifference(rows).interval().orElseThrow().width();
  }

  private static List<PairedRow> pairs(long seed, int accounts, int copies) {
    SplittableRandom random = new SplittableRandom(seed);
    List<PairedRow> rows = new ArrayList<>();
    for (int account = 0; account < accounts; account++) {
      double truth = 0.1 + 0.8 * random.nextDouble();
      boolean event = random.nextDouble() < truth;
      for (int copy = 0; copy < copies; copy++) {
        rows.add(new PairedRow("a" + account, truth, 0.5, event));
      }
    }
    return rows;
  }

  /** Two forecasts that err by the same amount to either side, so neither is better. */
  private static List<PairedRow> coinAgainstCoin(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<PairedRow> rows = new ArrayList<>();
    for (int account = 0; account < 200; account++) {
      boolean isHigh = random.nextBoolean();
      rows.add(
          new PairedRow(
              "a" + account, isHigh ? 0.6 : 0.4, isHigh ? 0.4 : 0.6, random.nextBoolean()));
    }
    return rows;
  }
}
