package io.bowtie.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActionTest {

  @ParameterizedTest
  @EnumSource(Action.class)
  void shouldBeAPieceOfAdviceThatSomebodyCanFollow(Action action) {
    assertThat(action.code()).startsWith(action.useCase() + "_");
    assertThat(action.text(Stake.NONE)).matches("[A-Z].*[.?]").doesNotContain("{");
    assertThat(action.approver()).isNotBlank();
    assertThat(action.holdsDays()).isBetween(1, 31);
    assertThat(action.tier()).isNotEqualTo(RiskTier.CRITICAL);
  }

  @ParameterizedTest
  @EnumSource(HumanOnly.class)
  void shouldOnlyEverBeAQuestionToARole(HumanOnly decision) {
    assertThat(decision.asked("It happened."))
        .startsWith("Question to the " + decision.role() + ": It happened. ")
        .endsWith("?");
  }

  @ParameterizedTest
  @EnumSource(Action.class)
  void shouldHoldFromTheNightOnForItsDays(Action action) {
    LocalDate night = LocalDate.parse("2026-06-30");
    Recommendation advice =
        new Recommendation(
            ScoredFixture.scored(action.useCase(), 0.5, Stake.NONE, false, ""),
            action,
            action.tier(),
            0.5,
            Optional.empty(),
            "",
            night.minusDays(30));

    assertThat(advice.expiresOn(night)).isEqualTo(night.plusDays(action.holdsDays()));
    assertThat(advice.expiresOn(night.plusDays(1))).isAfter(advice.expiresOn(night));
  }

  @ParameterizedTest
  @EnumSource(RiskTier.class)
  void shouldRiseByOneStepAndNeverToCritical(RiskTier tier) {
    RiskTier expected =
        switch (tier) {
          case LOW -> RiskTier.MEDIUM;
          case MEDIUM, HIGH -> RiskTier.HIGH;
          case CRITICAL -> RiskTier.CRITICAL;
        };
    assertThat(tier.raised()).isEqualTo(expected);
  }
}
