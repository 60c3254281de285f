package io.bowtie.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTest {

  /** Reference: SciPy 1.17.1, scipy.stats.norm.sf. */
  @ParameterizedTest
  @CsvSource({
    "0, 0.5",
    "0.5, 0.3085375387259869",
    "-0.5, 0.6914624612740131",
    "1.96, 0.024997895148220435",
    "3, 0.0013498980316300933",
    "4.5, 3.3976731247300535e-06"
  })
  void shouldAgreeWithScipy(double z, double chance) {
    assertThat(Normal.upperTail(z)).isCloseTo(chance, within(7.5e-8));
  }
}
