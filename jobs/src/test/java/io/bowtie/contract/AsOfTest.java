package io.bowtie.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AsOfTest {
  @Test
  void shouldCountDaysOverTheLeapDay() {
    assertThat(AsOf.parse("2024-02-28").plusDays(2)).isEqualTo(AsOf.parse("2024-03-01"));
  }

  @Test
  void shouldComeInTheOrderOfTime() {
    assertThat(AsOf.parse("2025-12-31")).isLessThan(AsOf.parse("2026-01-01"));
  }

  @Test
  void shouldRefuseADateThatDoesNotExist() {
    assertThatThrownBy(() -> AsOf.parse("2026-02-30"))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("'2026-02-30'")
        .hasMessageContaining("--as-of")
        .hasMessageContaining("2026-06-30")
        .extracting(error -> ((OperatorError) error).exitCode())
        .isEqualTo(ExitCode.USAGE);
  }
}
