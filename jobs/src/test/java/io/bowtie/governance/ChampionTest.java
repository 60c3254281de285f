package io.bowtie.governance;

import static io.bowtie.governance.ModelEvent.Kind.PROMOTED;
import static io.bowtie.governance.ModelEvent.Kind.ROLLED_BACK;
import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.contract.AsOf;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChampionTest {
  private static final AsOf JUNE_28 = AsOf.parse("2026-06-28");
  private static final AsOf JUNE_29 = AsOf.parse("2026-06-29");
  private static final AsOf JUNE_30 = AsOf.parse("2026-06-30");
  private static final AsOf JULY_15 = AsOf.parse("2026-07-15");

  @Test
  void shouldHaveNoChampionBeforeTheFirstPromotion() {
    assertThat(Champion.at(List.of(), "lead", JUNE_28)).isEmpty();
  }

  @Test
  void shouldUseAPromotionFromItsEffectiveDateOn() {
    List<ModelEvent> events = List.of(event("lead", 1, PROMOTED, "one", JUNE_29));

    assertThat(Champion.at(events, "lead", JUNE_28)).isEmpty();
    assertThat(Champion.at(events, "lead", JUNE_29)).contains("one");
    assertThat(Champion.at(events, "lead", JULY_15)).contains("one");
  }

  @Test
  void shouldKeepUseCasesApart() {
    List<ModelEvent> events = List.of(event("lead", 1, PROMOTED, "one", JUNE_29));

    assertThat(Champion.at(events, "deal", JULY_15)).isEmpty();
  }

  @Test
  void shouldLetTheLaterDecisionCountWhateverTheOrderOfTheRows() {
    ModelEvent first = event("lead", 1, PROMOTED, "one", JUNE_29);
    ModelEvent second = event("lead", 2, PROMOTED, "two", JUNE_30);

    assertThat(Champion.at(List.of(second, first), "lead", JUNE_29)).contains("one");
    assertThat(Champion.at(List.of(second, first), "lead", JUNE_30)).contains("two");
  }

  @Test
  void shouldOverruleAnEarlierDecisionThatWasToTakeEffectLater() {
    ModelEvent planned = event("lead", 1, PROMOTED, "planned", JULY_15);
    ModelEvent sooner = event("lead", 2, PROMOTED, "sooner", JUNE_30);

    assertThat(Champion.at(List.of(planned, sooner), "lead", JULY_15)).contains("sooner");
  }

  @Test
  void shouldGoBackToRulesWhenTheOnlyPromotionIsRolledBack() {
    List<ModelEvent> events =
        List.of(
            event("lead", 1, PROMOTED, "one", JUNE_29), event("lead", 2, ROLLED_BACK, "", JUNE_30));

    assertThat(Champion.at(events, "lead", JUNE_29)).contains("one");
    assertThat(Champion.at(events, "lead", JUNE_30)).isEmpty();
  }

  @Test
  void shouldGoBackOnePromotionPerRollback() {
    ModelEvent one = event("lead", 1, PROMOTED, "one", JUNE_28);
    ModelEvent two = event("lead", 2, PROMOTED, "two", JUNE_29);
    ModelEvent three = event("lead", 3, PROMOTED, "three", JUNE_30);
    ModelEvent back = event("lead", 4, ROLLED_BACK, "two", JULY_15);

    assertThat(Champion.former(List.of(one), "lead")).isEmpty();
    assertThat(Champion.former(List.of(one, two, three), "lead")).contains("two");
    assertThat(Champion.former(List.of(one, two, three, back), "lead")).contains("one");
  }

  @Test
  void shouldNumberDecisionsPerUseCase() {
    List<ModelEvent> events =
        List.of(
            event("lead", 1, PROMOTED, "one", JUNE_28),
            event("lead", 2, PROMOTED, "two", JUNE_29),
            event("deal", 1, PROMOTED, "other", JUNE_29));

    assertThat(Champion.nextSequence(events, "lead")).isEqualTo(3);
    assertThat(Champion.nextSequence(events, "deal")).isEqualTo(2);
    assertThat(Champion.nextSequence(events, "churn")).isEqualTo(1);
  }

  private static ModelEvent event(
      String useCase, int sequence, ModelEvent.Kind kind, String version, AsOf effectiveFrom) {
    return new ModelEvent(
        useCase,
        sequence,
        kind,
        version,
        "",
        effectiveFrom,
        "revops-lead",
        "for the test",
        Instant.EPOCH);
  }
}
