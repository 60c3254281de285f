package io.bowtie.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class IntervalTest {
  private final Interval interval = new Interval(-0.2, 0.1);

  @Test
  void shouldContainItsEnds() {
    assertThat(interval.contains(-0.2)).isTrue();
    assertThat(interval.contains(0.1)).isTrue();
    assertThat(interval.contains(0.11)).isFalse();
  }

  @Test
  void shouldBeBelowOrAboveOnlyAsAWhole() {
    assertThat(interval.isBelow(0.2)).isTrue();
    assertThat(interval.isBelow(0.1)).isFalse();
    assertThat(interval.isAbove(-0.3)).isTrue();
    assertThat(interval.isAbove(-0.2)).isFalse();
  }

  @Test
  void shouldCompareWithOtherIntervals() {
    assertThat(interval.isWithin(new Interval(-0.2, 0.3))).isTrue();
    assertThat(interval.isWithin(new Interval(-0.1, 0.3))).isFalse();
    assertThat(interval.isApartFrom(new Interval(0.2, 0.3))).isTrue();
    assertThat(interval.isApartFrom(new Interval(0.1, 0.3))).isFalse();
  }

  @Test
  void shouldRefuseEndsThatAreNoInterval() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval(1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval(Double.NaN, 0));
  }
}
