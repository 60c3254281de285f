package io.bowtie.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bowtie.feature.Feature.Scale;
import org.junit.jupiter.api.Test;

class MomentsTest {

  @Test
  void shouldAgreeWithAHandWorkedCase() {
    Moments moments = of(2, 4, 4, 4, 5, 5, 7, 9);

    assertThat(moments.filled()).isEqualTo(8);
    assertThat(moments.mean()).isCloseTo(5, within(1e-12));
    assertThat(moments.deviation()).isCloseTo(2, within(1e-12));
    assertThat(moments.lowest()).isEqualTo(2);
    assertThat(moments.highest()).isEqualTo(9);
  }

  @Test
  void shouldNotDependOnWhereTheRowsAreSplit() {
    Moments merged = of(2, 4, 4);
    merged.merge(of());
    merged.merge(of(4, 5, 5, 7, 9));

    assertThat(merged.filled()).isEqualTo(8);
    assertThat(merged.mean()).isCloseTo(5, within(1e-12));
    assertThat(merged.deviation()).isCloseTo(2, within(1e-12));
  }

  @Test
  void shouldKeepSmallSpreadsOfLargeNumbers() {
    assertThat(of(1e9 + 1, 1e9 + 2, 1e9 + 3).deviation())
        .isCloseTo(Math.sqrt(2.0 / 3), within(1e-6));
  }

  @Test
  void shouldMeasureALogarithmicNumberOnItsScaleAndKeepItsRange() {
    Moments moments = new Moments(Scale.LOG);
    moments.add(Math.expm1(3));
    moments.add(-Math.expm1(1));

    assertThat(moments.mean()).isCloseTo(1, within(1e-12));
    assertThat(moments.deviation()).isCloseTo(2, within(1e-12));
    assertThat(moments.lowest()).isCloseTo(-Math.expm1(1), within(1e-12));
  }

  @Test
  void shouldHaveNoSpreadWithoutRows() {
    assertThat(of().filled()).isZero();
    assertThat(of().deviation()).isZero();
  }

  private static Moments of(double... values) {
    Moments moments = new Moments(Scale.LINEAR);
    for (double value : values) {
      moments.add(value);
    }
    return moments;
  }
}
