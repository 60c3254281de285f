package io.bowtie.governance;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.config.Mode;
import io.bowtie.contract.AsOf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitCriteriaTest {
  private static final AsOf FIRST = AsOf.parse("2026-06-01");

  private Optional<RolloutFacts.Tested> tested = champion("publish");
  private List<String> missing = List.of();
  private List<AsOf> nights = nights(0, 4);
  private final List<UseCaseEvent> events = new ArrayList<>();

  @Test
  void shouldLetGoWhatMeetsEveryCriterion() {
    assertThat(checks()).hasSize(5).allMatch(RolloutCheck::isMet);
    assertThat(unmet()).isEmpty();
    assertThat(new ModeTonight(Mode.LIVE, "").heldBy(checks()).mode()).isEqualTo(Mode.LIVE);
  }

  @ParameterizedTest
  @CsvSource({
    "true, publish, true",
    "true, rules_only, false",
    "true, abstain, false",
    "false, publish, true",
    "false, rules_only, true",
    "false, abstain, false",
  })
  void shouldAskOfRulesOnlyThatTheGateLetsThemBePublished(
      boolean isModel, String verdict, boolean isMet) {
    tested = Optional.of(new RolloutFacts.Tested("lead-1", isModel, verdict, List.of()));

    assertThat(check("evidence_gate").isMet()).isEqualTo(isMet);
    assertThat(check("evidence_gate").sentence()).contains(verdict, "lead-1");
    assertThat(check("leakage_ledger").isMet()).isTrue();
  }

  @Test
  void shouldHoldBackWhatWasNeverTrained() {
    tested = Optional.empty();

    assertThat(unmet()).containsExactly("evidence_gate");
    assertThat(check("evidence_gate").sentence()).isEqualTo("Nothing was ever trained.");
  }

  @Test
  void shouldNameWhatLeaksAndWhatIsNotRegistered() {
    tested =
        Optional.of(new RolloutFacts.Tested("lead-1", true, "publish", List.of("x_hint", "x_age")));
    missing = List.of("owner");

    assertThat(unmet()).containsExactly("leakage_ledger", "registration");
    assertThat(check("leakage_ledger").figure()).isEqualTo(2);
    assertThat(check("leakage_ledger").limit()).isZero();
    assertThat(check("leakage_ledger").sentence()).endsWith("x_hint, x_age.");
    assertThat(check("registration").sentence()).endsWith("owner.");
  }

  @Test
  void shouldCountNightsInShadow() {
    nights = nights(0, 3);

    assertThat(unmet()).containsExactly("shadow_nights");
    assertThat(check("shadow_nights").figure()).isEqualTo(3);
    assertThat(check("shadow_nights").limit()).isEqualTo(4);
  }

  @Test
  void shouldAskForAsManyNightsAgainAfterAFallBack() {
    nights = new ArrayList<>(nights(0, 4));
    // Live for two weeks, then back in shadow.
    event(UseCaseEvent.Kind.FELL_BACK, 20);
    List<Boolean> held = new ArrayList<>();
    for (int night = 20; night < 26; night++) {
      nights.add(FIRST.plusDays(night));
      held.add(unmet().contains("stops_and_fall_backs"));
    }

    // The nights of 20 to 23 are the latest four, and the fall back is among them, until 24.
    assertThat(held).containsExactly(true, true, true, true, false, false);
  }

  @Test
  void shouldForgetAStopBetweenLiveNightsAndThatOfAnotherUseCase() {
    event(UseCaseEvent.Kind.STOPPED, 10);
    events.add(event("deal", UseCaseEvent.Kind.FELL_BACK, 2));
    assertThat(unmet()).isEmpty();

    event(UseCaseEvent.Kind.STOPPED, 2);
    event(UseCaseEvent.Kind.RESUMED, 2);
    assertThat(unmet()).containsExactly("stops_and_fall_backs");
    assertThat(check("stops_and_fall_backs").figure()).isEqualTo(1);
  }

  @Test
  void shouldKeepInShadowWithTheReasonAndMakeMoreOfNothing() {
    nights = List.of();
    List<RolloutCheck> checks = checks();

    assertThat(new ModeTonight(Mode.LIVE, "").heldBy(checks))
        .isEqualTo(
            new ModeTonight(
                Mode.SHADOW,
                "It is registered as live and does not meet its exit criteria:"
                    + " It has spent 0 nights in shadow, and 4 are asked for."));
    ModeTonight stopped = new ModeTonight(Mode.OFF, "Stopped.");
    assertThat(stopped.heldBy(checks)).isEqualTo(stopped);
  }

  private List<RolloutCheck> checks() {
    return new ExitCriteria(4).checks(new RolloutFacts("lead", tested, missing, nights, events));
  }

  private RolloutCheck check(String criterion) {
    return checks().stream()
        .filter(check -> check.criterion().equals(criterion))
        .findFirst()
        .orElseThrow();
  }

  private List<String> unmet() {
    return checks().stream().filter(check -> !check.isMet()).map(RolloutCheck::criterion).toList();
  }

  private void event(UseCaseEvent.Kind kind, int day) {
    events.add(event("lead", kind, day));
  }

  private UseCaseEvent event(String useCase, UseCaseEvent.Kind kind, int day) {
    return new UseCaseEvent(
        useCase, events.size() + 1, kind, FIRST.plusDays(day), "head", "Why.", Instant.EPOCH);
  }

  private static List<AsOf> nights(int from, int count) {
    return IntStream.range(from, from + count).mapToObj(FIRST::plusDays).toList();
  }

  private static Optional<RolloutFacts.Tested> champion(String verdict) {
    return Optional.of(new RolloutFacts.Tested("lead-1", true, verdict, List.of()));
  }
}
