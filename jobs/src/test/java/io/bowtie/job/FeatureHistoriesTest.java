package io.bowtie.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.config.BacktestConf.Scheme;
import io.bowtie.feature.ColumnHistory;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureHistoriesTest {
  private static final ColumnHistory ALL_AT_ONCE =
      new ColumnHistory(
          "subscriptions",
          "ended_at",
          LocalDate.parse("2024-09-30"),
          1869,
          1869,
          LocalDate.parse("2024-09-30"));

  @Test
  void shouldHoldTheDayOfLandingAgainstNothingOfASetThatKnowsNoTime() {
    assertThat(FeatureHistories.measured(Scheme.GROUPED, List.of(ALL_AT_ONCE))).isEmpty();
    assertThat(FeatureHistories.measured(Scheme.ROLLING, List.of(ALL_AT_ONCE)))
        .containsExactly(ALL_AT_ONCE);
  }
}
