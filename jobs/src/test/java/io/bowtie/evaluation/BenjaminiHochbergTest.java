package io.bowtie.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BenjaminiHochbergTest {
  private final double[] pValues = {0.01, 0.04, 0.03, 0.005, 0.5, 0.2};

  /**
   * Reference: SciPy 1.17.1, false_discovery_control adjusts these to 0.03, 0.06, 0.06, 0.03, 0.5
   * and 0.24: at 10 % the first four are discoveries, at 5 % the first and the fourth.
   */
  @Test
  void shouldAgreeWithScipy() {
    assertThat(BenjaminiHochberg.cut(pValues, 0.1)).isEqualTo(0.04);
    assertThat(BenjaminiHochberg.cut(pValues, 0.05)).isEqualTo(0.01);
  }

  @Test
  void shouldFindNothingWhereThereIsNothing() {
    assertThat(BenjaminiHochberg.cut(pValues, 0.01)).isNegative();
    assertThat(BenjaminiHochberg.cut(new double[0], 0.1)).isNegative();
  }
}
