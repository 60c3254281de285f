package io.bowtie.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.bowtie.evaluation.ThresholdChoice.Binding;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThresholdChoiceTest {
  /** Ten rows over two weeks: 0.05, 0.15, ... 0.95; those from 0.75 on have an event. */
  private static final AlertRows TEN =
      AlertRows.of(
          IntStream.range(0, 10)
              .mapToObj(i -> Rows.row("e" + i, (5 + 10 * i) / 100.0, i >= 7))
              .toList(),
          2);

  @Test
  void shouldActWhereActingAndWaitingCostTheSame() {
    // A false alert costs 20, a miss 80: worth it from a chance of one in five on.
    assertThat(policy(AlertSide.AT_OR_ABOVE, 100).costThreshold()).isCloseTo(0.2, within(1e-12));
    assertThat(policy(AlertSide.BELOW, 100).costThreshold()).isCloseTo(0.8, within(1e-12));
  }

  @Test
  void shouldLetTheCostsDecideWhereTheTeamCanWorkTheAlerts() {
    // From 0.2 on there are 8 alerts in two weeks.
    ThresholdChoice choice = ThresholdChoice.of(policy(AlertSide.AT_OR_ABOVE, 4), TEN);

    assertThat(choice.binding()).isEqualTo(Binding.COST);
    assertThat(choice.threshold()).isEqualTo(choice.byCost());
  }

  @Test
  void shouldTakeTheLongestListThatTheTeamCanWork() {
    // Two a week are four in two weeks: 0.95, 0.85, 0.75 and 0.65.
    ThresholdChoice above = ThresholdChoice.of(policy(AlertSide.AT_OR_ABOVE, 2), TEN);
    assertThat(above.binding()).isEqualTo(Binding.CAPACITY);
    assertThat(above.threshold()).isEqualTo(0.65);
    assertThat(TEN.matrix(AlertSide.AT_OR_ABOVE, 0.65)).isEqualTo(new ConfusionMatrix(3, 1, 0, 6));

    // From below: 0.05, 0.15, 0.25 and 0.35, and 0.45 no more.
    ThresholdChoice below = ThresholdChoice.of(policy(AlertSide.BELOW, 2), TEN);
    assertThat(below.threshold()).isEqualTo(0.45);
    assertThat(TEN.matrix(AlertSide.BELOW, 0.45)).isEqualTo(new ConfusionMatrix(4, 0, 3, 3));
  }

  @ParameterizedTest
  @EnumSource(AlertSide.class)
  void shouldNeverExceedTheCapacityUnlessTheOutermostRowsTie(AlertSide side) {
    AlertRows rows = AlertRows.of(Rows.drawn(300, 9, p -> Math.round(p * 40) / 40.0), 10);
    for (double capacity = 1; capacity < 30; capacity += 0.5) {
      AlertPolicy policy = new AlertPolicy(side, 1, 99, capacity);
      double threshold = ThresholdChoice.of(policy, rows).threshold();
      assertThat(rows.alertsPerWeek(side, threshold).orElseThrow()).isLessThan(capacity + 1e-9);
    }
  }

  @ParameterizedTest
  @EnumSource(AlertSide.class)
  void shouldTakeTheOutermostRowsAloneWhereNotEvenTheyFit(AlertSide side) {
    AlertRows rows = AlertRows.of(Rows.drawn(30, 9, p -> 0.5), 1);

    double threshold = ThresholdChoice.of(new AlertPolicy(side, 1, 99, 2), rows).threshold();

    assertThat(rows.alertsPerWeek(side, threshold).orElseThrow()).isEqualTo(30);
  }

  @Test
  void shouldSayWhenNoRowsCouldBeCounted() {
    ThresholdChoice choice =
        ThresholdChoice.of(policy(AlertSide.AT_OR_ABOVE, 2), AlertRows.of(List.of(), 0));

    assertThat(choice.binding()).isEqualTo(Binding.COST_UNCHECKED);
    assertThat(choice.threshold()).isCloseTo(0.2, within(1e-12));
  }

  @Test
  void shouldCountAlertsAndCostsByWeek() {
    // At 0.5: five alerts, three of them right, none missed; two false ones at 20 in two weeks.
    assertThat(TEN.alertsPerWeek(AlertSide.AT_OR_ABOVE, 0.5).orElseThrow())
        .isCloseTo(2.5, within(1e-12));
    assertThat(TEN.alertsPerWeek(AlertSide.AT_OR_ABOVE, 0.5).interval()).isPresent();
    assertThat(TEN.costPerWeek(policy(AlertSide.AT_OR_ABOVE, 2), 0.5).orElseThrow())
        .isCloseTo(20, within(1e-12));
    assertThat(TEN.matrix(AlertSide.AT_OR_ABOVE, 0.5).falseAlertsPerHundred().orElseThrow())
        .isCloseTo(40, within(1e-12));
  }

  @Test
  void shouldMoveOneCostAtATimeByHalf() {
    AlertPolicy policy = policy(AlertSide.AT_OR_ABOVE, 2);

    assertThat(CostScenario.AS_SET.of(policy)).isEqualTo(policy);
    assertThat(CostScenario.FALSE_ALERT_HALF.of(policy).costThreshold())
        .isCloseTo(10.0 / 90, within(1e-12));
    assertThat(CostScenario.FALSE_ALERT_HALF_MORE.of(policy).costThreshold())
        .isCloseTo(30.0 / 110, within(1e-12));
    assertThat(CostScenario.MISS_HALF.of(policy).costThreshold())
        .isCloseTo(20.0 / 60, within(1e-12));
    assertThat(CostScenario.MISS_HALF_MORE.of(policy).costThreshold())
        .isCloseTo(20.0 / 140, within(1e-12));
  }

  @Test
  void shouldRefuseCostsThatCostNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AlertPolicy(AlertSide.BELOW, 0, 1, 1));
  }

  private static AlertPolicy policy(AlertSide side, double capacity) {
    return new AlertPolicy(side, 20, 80, capacity);
  }
}
