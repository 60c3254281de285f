package io.bowtie.governance.feedback;

import static io.bowtie.governance.feedback.OutcomeBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bowtie.evaluation.Interval;
import io.bowtie.evaluation.Metric;
import io.bowtie.evaluation.Wilson;
import io.bowtie.governance.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionRatesTest {
  private final List<AdviceOutcome> outcomes = new ArrayList<>();

  @Test
  void shouldCountWhatPeopleMadeOfAdvice() {
    add(6, anAlert().answered(Answer.ACCEPTED, "2026-03-02"));
    add(1, anAlert().answered(Answer.EDITED, "2026-03-05"));
    add(3, anAlert().answered(Answer.REJECTED, "2026-03-11"));
    add(2, anAlert().holdsUntil("2026-05-01"));
    add(4, anAlert());
    add(5, anAlert().in(Arm.SHADOW));

    assertThat(all("advised")).isEqualTo(16);
    assertThat(all("accepted")).isEqualTo(6);
    assertThat(all("ignored")).isEqualTo(2);
    assertThat(all("open")).isEqualTo(4);
    assertThat(all("overridden")).isEqualTo(4);
    assertThat(all("acceptance_rate")).isEqualTo(6 / 12.0);
    assertThat(all("ignore_rate")).isEqualTo(2 / 12.0);
    assertThat(figure("all", "all", "override_rate").interval()).contains(Wilson.interval(4, 10));
    // 1, 1, 1, 1, 1, 1, 4, 10, 10, 10 days.
    assertThat(all("median_days_to_decision")).isEqualTo(1);
  }

  @Test
  void shouldSayWhyThereIsNoFigure() {
    add(1, anAlert());

    assertThat(figure("all", "all", "acceptance_rate").reason()).contains("answered");
    assertThat(figure("all", "all", "alerts_right").reason()).contains("matured");
    assertThat(figure("all", "all", "effect_of_advice").reason()).contains("nobody is held out");
    assertThat(DecisionRates.of("lead", List.of())).isEmpty();
  }

  @Test
  void shouldSayWhoWasRightWhereTheyDiffered() {
    add(20, anAlert().answered(Answer.REJECTED, "2026-03-05").came(false));
    add(10, anAlert().answered(Answer.REJECTED, "2026-03-05").came(true));
    add(10, anAlert().answered(Answer.ACCEPTED, "2026-03-05").came(true));

    assertThat(all("model_right_where_rejected")).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(all("person_right_where_rejected")).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(all("alerts_right")).isEqualTo(0.5);
    assertThat(all("untouched_right")).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(figure("reason_code", "bad_timing", "rejected").orElseThrow()).isEqualTo(30);
    assertThat(DecisionRates.of("lead", outcomes))
        .filteredOn(rate -> rate.dimension().equals("reason_code"))
        .extracting(DecisionRate::name)
        .doesNotContain("acceptance_rate", "effect_of_advice");
  }

  @Test
  void shouldHideSmallGroupsAndWhatWouldGiveThemAway() {
    add(10, anAlert().team("east"));
    add(20, anAlert().team("west"));
    add(40, anAlert().team("north"));

    assertThat(figure("team", "east", "advised").reason()).contains("1 to 10");
    assertThat(figure("team", "west", "advised").isDefined()).isFalse();
    assertThat(figure("team", "north", "advised").orElseThrow()).isEqualTo(40);
    assertThat(all("advised")).isEqualTo(70);
  }

  @Test
  void shouldHoldAdviceAgainstWhoWasHeldOut() {
    add(40, anAlert().came(true));
    add(10, anAlert().came(false));
    add(15, anAlert().in(Arm.HELD_OUT).came(true));
    add(15, anAlert().in(Arm.HELD_OUT).came(false));
    // Before anybody was held out: another time.
    add(90, anAlert().advisedOn("2026-02-01").came(false));

    Metric effect = figure("all", "all", "effect_of_advice");

    assertThat(effect.orElseThrow()).isCloseTo(0.8 - 0.5, within(1e-12));
    Interval with = Wilson.interval(40, 50);
    Interval without = Wilson.interval(15, 30);
    assertThat(effect.interval().orElseThrow().low())
        .isCloseTo(0.3 - Math.hypot(0.8 - with.low(), without.high() - 0.5), within(1e-12));
    assertThat(effect.interval().orElseThrow().high())
        .isCloseTo(0.3 + Math.hypot(with.high() - 0.8, 0.5 - without.low()), within(1e-12));
    assertThat(all("held_out")).isEqualTo(30);
  }

  @Test
  void shouldNotCompareArmsOfFewEntitiesNorOneThatWasInBoth() {
    add(30, anAlert().came(true));
    add(30, anAlert().in(Arm.HELD_OUT).came(true));
    assertThat(figure("all", "all", "effect_of_advice").isDefined()).isTrue();

    outcomes.add(anAlert().of("E0").in(Arm.HELD_OUT).came(true).build());

    assertThat(figure("all", "all", "effect_of_advice").reason())
        .isEqualTo("30 held out and 29 advised entities have matured; 30 of each are needed");
  }

  @Test
  void shouldCountAnEntityOnceHoweverManyPiecesOfAdviceItHad() {
    add(30, anAlert().in(Arm.HELD_OUT).came(true));
    for (int i = 0; i < 30; i++) {
      outcomes.add(anAlert().of("twice").came(true).build());
    }

    assertThat(figure("all", "all", "advised_event_rate").support()).isEqualTo(1);
  }

  private void add(int count, OutcomeBuilder one) {
    for (int i = 0; i < count; i++) {
      outcomes.add(one.of("E" + outcomes.size()).build());
    }
  }

  private double all(String name) {
    return figure("all", "all", name).orElseThrow();
  }

  private Metric figure(String dimension, String level, String name) {
    return DecisionRates.of("lead", outcomes).stream()
        .filter(rate -> rate.dimension().equals(dimension) && rate.level().equals(level))
        .filter(rate -> rate.name().equals(name))
        .map(DecisionRate::figure)
        .findFirst()
        .orElseThrow();
  }
}
