package io.bowtie.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonTest {

  /** Reference: statsmodels 0.15.0, proportion_confint(successes, n, method="wilson"). */
  @ParameterizedTest
  @CsvSource({
    "0, 10, 0, 0.27753279986288926",
    "10, 10, 0.7224672001371106, 1",
    "3, 10, 0.10779126740630104, 0.6032218525388546",
    "30, 100, 0.21894885294932756, 0.39584854633346667",
    "1, 1, 0.2065493143772374, 1"
  })
  void shouldAgreeWithStatsmodels(long successes, long n, double low, double high) {
    Interval interval = Wilson.interval(successes, n);

    assertThat(interval.low()).isCloseTo(low, within(1e-12));
    assertThat(interval.high()).isCloseTo(high, within(1e-12));
  }

  @Test
  void shouldKnowNothingWithoutRows() {
    assertThat(Wilson.interval(0, 0)).isEqualTo(new Interval(0, 1));
    assertThat(Wilson.share(0, 0, "nobody came")).isEqualTo(Metric.undefined("nobody came"));
  }

  @Test
  void shouldContainTheShareAndStayWithinZeroToOne() {
    SplittableRandom random = new SplittableRandom(1);
    for (int trial = 0; trial < 1000; trial++) {
      long n = random.nextLong(1, 500);
      long successes = random.nextLong(0, n + 1);
      Interval interval = Wilson.interval(successes, n);
      assertThat(interval.contains((double) successes / n)).isTrue();
      assertThat(interval.isWithin(new Interval(0, 1))).isTrue();
    }
  }

  @Test
  void shouldRefuseMoreSuccessesThanRows() {
    assertThatIllegalArgumentException().isThrownBy(() -> Wilson.interval(3, 2));
  }
}
