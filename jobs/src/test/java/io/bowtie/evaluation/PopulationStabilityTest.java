package io.bowtie.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bowtie.evaluation.FrozenBins.Ranges;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PopulationStabilityTest {
  private static final DriftLimits LIMITS = new DriftLimits(0.1, 0.2, 0.1, 1.5);

  @Test
  void shouldBeTheSumOverBinsWithEachCountRaisedByOneHalf() {
    // Shares (30.5, 10.5) / 41 and (10.5, 10.5) / 21: (1/2 - 61/82) ln((1/2) / (61/82)) and so on.
    double expected =
        (0.5 - 61.0 / 82) * Math.log(41.0 / 61) + (0.5 - 21.0 / 82) * Math.log(41.0 / 21);

    PopulationStability found = of(List.of(30L, 10L), List.of(10L, 10L));

    assertThat(found.psi().orElseThrow()).isCloseTo(expected, within(1e-12));
    assertThat(found.psi().support()).isEqualTo(20);
  }

  @Test
  void shouldBeZeroForEqualSharesAndLeaveOutBinsThatNobodyIsIn() {
    assertThat(of(List.of(7L, 0L, 7L), List.of(7L, 0L, 7L)).psi().orElseThrow()).isZero();
  }

  /**
   * Reference: scipy 1.17.1, {@code rel_entr(p, q) + rel_entr(q, p)} summed over the bins of {@code
   * numpy.digitize(x, edges, right=True)}, of the sample's values and the later ones.
   */
  @Test
  void shouldAgreeWithScipy() {
    double[] before = ReferenceSample.before();
    Ranges ranges = Ranges.of(before);
    List<Long> counts = ranges.counted(before, 0).subList(0, 10);
    List<Long> now = ranges.counted(ReferenceSample.now(), 0).subList(0, 10);

    assertThat(of(counts, now).psi().orElseThrow()).isCloseTo(0.0794596499927091, within(1e-9));
  }

  /** Reference: 20,000 draws with NumPy 2.4.6 of two multinomials over ten even bins. */
  @ParameterizedTest
  @CsvSource({
    "100, 100, 0.17051, 0.32360",
    "5000, 100, 0.08722, 0.16643",
    "20000, 5000, 0.0022573, 0.0042425"
  })
  void shouldKnowWhatChanceShows(int before, int now, double mean, double p95) {
    PopulationStability found =
        PopulationStability.of(even(before / 10), even(now / 10), before, now, 1);

    assertThat(found.nullMean().orElseThrow()).isCloseTo(mean, within(0.06 * mean));
    assertThat(found.nullP95().orElseThrow()).isCloseTo(p95, within(0.1 * p95));
  }

  @Test
  void shouldNotCallChanceDriftWhereRowsAreFew() {
    SplittableRandom random = new SplittableRandom(3);
    double[] shares = new double[10];
    Arrays.fill(shares, 0.1);
    int alerts = 0;
    int above = 0;
    for (int trial = 0; trial < 100; trial++) {
      PopulationStability found =
          PopulationStability.of(
              drawn(100, shares, random), drawn(100, shares, random), 100, 100, trial);
      above += found.psi().orElseThrow() > 0.1 ? 1 : 0;
      alerts += found.verdict(LIMITS) == DriftVerdict.ALERT ? 1 : 0;
    }
    // A fixed limit of 0.1 cries out at four of five; the verdict at one of twenty.
    assertThat(above).isGreaterThan(65);
    assertThat(alerts).isLessThanOrEqualTo(11);
  }

  @Test
  void shouldTellDriftFromNoneWhereRowsAreMany() {
    List<Long> even = even(1000);
    assertThat(large(even, even(500)).verdict(LIMITS)).isEqualTo(DriftVerdict.OK);
    assertThat(large(even, tilted(500, 60)).verdict(LIMITS)).isEqualTo(DriftVerdict.WATCH);
    assertThat(large(even, tilted(500, 85)).verdict(LIMITS)).isEqualTo(DriftVerdict.ALERT);
  }

  @Test
  void shouldSayWhyItIsUndefined() {
    PopulationStability none = of(List.of(1L, 1L), List.of(0L, 0L));

    assertThat(none.psi().reason()).isEqualTo("there are no rows now");
    assertThat(none.verdict(LIMITS)).isEqualTo(DriftVerdict.UNKNOWN);
    assertThat(of(List.of(0L), List.of(1L)).psi().isDefined()).isFalse();
  }

  private static PopulationStability of(List<Long> before, List<Long> now) {
    return PopulationStability.of(before, now, sum(before), sum(now), 1);
  }

  private static PopulationStability large(List<Long> before, List<Long> now) {
    return PopulationStability.of(before, now, 10_000, 5_000, 1);
  }

  private static List<Long> even(long each) {
    return Collections.nCopies(10, each);
  }

  /** Falls evenly from bin to bin. */
  private static List<Long> tilted(long each, long step) {
    return IntStream.range(0, 10).mapToObj(bin -> each + Math.round((4.5 - bin) * step)).toList();
  }

  private static List<Long> drawn(long n, double[] shares, SplittableRandom random) {
    return Arrays.stream(Multinomial.draw(n, shares, random)).boxed().toList();
  }

  private static long sum(List<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).sum();
  }
}
