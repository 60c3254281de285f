package io.bowtie.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.report.gold.Estimate;
import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void shouldWriteEachUnitItsOwnWay() {
    assertThat(Numbers.SHARE.text(0.6316)).isEqualTo("63.2\u00a0%");
    assertThat(Numbers.SCORE.text(0.7814)).isEqualTo("0.781");
    assertThat(Numbers.LOSS.text(0.40119)).isEqualTo("0.4012");
    assertThat(Numbers.AMOUNT.text(1_234_567.8)).isEqualTo("1,234,568");
    assertThat(Numbers.DAYS.text(71.44)).isEqualTo("71.4\u00a0days");
  }

  @Test
  void shouldWriteAMinusSignAndNoNegativeZero() {
    assertThat(Numbers.LOSS.text(-0.0213)).isEqualTo("\u22120.0213");
    assertThat(Numbers.SCORE.text(-0.0001)).isEqualTo("0.000");
  }

  @Test
  void shouldShowIntervalAndSupportWhereThereAreAny() {
    assertThat(Numbers.RATIO.basis(Estimate.ranged(1, 0.9, 1.1, 1_000)))
        .isEqualTo("0.90\u00a0to\u00a01.10, n\u00a01,000");
    assertThat(Numbers.RATIO.basis(Estimate.exact(1, 7))).isEqualTo("n\u00a07");
    assertThat(Numbers.RATIO.basis(Estimate.exact(1, Estimate.UNKNOWN_SUPPORT))).isEmpty();
  }

  @Test
  void shouldShowTheReasonInsteadOfAValueThatIsNotThere() {
    Estimate none = Estimate.missing("no deal closed", 0);
    assertThat(Numbers.SHARE.value(none)).isEqualTo("–");
    assertThat(Numbers.SHARE.basis(none)).isEqualTo("no deal closed");
  }
}
