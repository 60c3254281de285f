package io.bowtie.feature;

import static io.bowtie.feature.Facts.aSubscription;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChurnUseCaseTest {
  private static final Facts BEGUN =
      aSubscription("s1").with("started_at", "2026-01-10").recordedOn("2026-01-10");
  private static final Facts ENDED =
      aSubscription("s1")
          .with("started_at", "2026-01-10")
          .with("ended_at", "2026-04-20")
          .recordedOn("2026-04-25");

  @Test
  void shouldLookAtACustomerAtMonthEndsWhileItPays() {
    assertThat(Looks.at("churn", Facts.timeline("acme", BEGUN, ENDED), "2026-06-30"))
        .extracting(look -> look.subject().at().date().toString())
        .containsExactly("2026-01-31", "2026-02-28", "2026-03-31");
  }

  @Test
  void shouldLeaveAMergedAccountToItsSurvivorFromTheMergeOn() {
    Facts merged = Facts.anAccount("acme").with("merged_into_id", "birch").recordedOn("2026-03-05");

    List<Observed> looks =
        Looks.at("churn", Facts.timeline("acme", BEGUN, merged, ENDED), "2026-06-30");

    assertThat(looks)
        .extracting(look -> look.subject().at() + " " + look.outcome().event().isPresent())
        .containsExactly("2026-01-31 true", "2026-02-28 true");
  }

  @Test
  void shouldCallTheEndOfTheLastPaidSubscriptionChurn() {
    List<Observed> looks = Looks.at("churn", Facts.timeline("acme", BEGUN, ENDED), "2026-06-30");

    assertThat(looks.get(0).outcome().event())
        .contains(new Happening(LocalDate.parse("2026-04-20"), LocalDate.parse("2026-04-25")));
  }

  @Test
  void shouldNotCallItChurnWhenAnotherSubscriptionBeginsWithinTheGrace() {
    Facts back = aSubscription("s2").with("started_at", "2026-05-10").recordedOn("2026-05-10");

    List<Observed> looks =
        Looks.at("churn", Facts.timeline("acme", BEGUN, ENDED, back), "2026-06-30");

    assertThat(looks.get(0).outcome()).isEqualTo(Outcome.OPEN);
  }

  @Test
  void shouldCallChurnWhatTheCompanyDeclaresWhereThatIsItsDefinition() {
    List<Observed> looks =
        Looks.at(
            Looks.DECLARED_CHURN,
            Facts.timeline("acme", BEGUN, declared("2026-02-10", "2026-02-12", false)),
            "2026-04-30");

    assertThat(looks)
        .extracting(look -> look.subject().at() + " " + look.outcome().event().isPresent())
        .containsExactly(
            "2026-01-31 true", "2026-02-28 false", "2026-03-31 false", "2026-04-30 false");
    assertThat(looks.get(0).outcome().event())
        .contains(new Happening(LocalDate.parse("2026-02-10"), LocalDate.parse("2026-02-12")));
  }

  @Test
  void shouldNotCallADeclaredLossChurnWhenTheCustomerIsDeclaredBackWithinTheGrace() {
    Facts lost = declared("2026-02-10", "2026-02-10", false);

    assertThat(
            outcomeOfTheFirstLook(BEGUN, lost, declared("2026-03-10", "2026-03-10", true)).event())
        .isEmpty();
    assertThat(
            outcomeOfTheFirstLook(BEGUN, lost, declared("2026-03-13", "2026-03-13", true)).event())
        .isPresent();
  }

  @Test
  void shouldHeedOnlyTheDefinitionThatIsChosen() {
    Facts lost = declared("2026-02-10", "2026-02-10", false);

    assertThat(outcomeOfTheFirstLook(BEGUN, ENDED).event()).isEmpty();
    assertThat(
            Looks.at("churn", Facts.timeline("acme", BEGUN, lost), "2026-06-30")
                .get(0)
                .outcome()
                .event())
        .isEmpty();
  }

  private static Outcome outcomeOfTheFirstLook(Facts... facts) {
    return Looks.at(Looks.DECLARED_CHURN, Facts.timeline("acme", facts), "2026-06-30")
        .get(0)
        .outcome();
  }

  private static Facts declared(String on, String recorded, boolean isReactivation) {
    return Facts.of("churn_events")
        .with("source_account_id", "acme")
        .with("account_id", "acme")
        .with("churned_at", on)
        .with("is_reactivation", isReactivation)
        .recordedOn(recorded);
  }

  @Test
  void shouldNotCountTrialsAsCustomers() {
    Facts trial = aSubscription("s1").with("is_trial", true).with("started_at", "2026-01-10");

    assertThat(
            Looks.at("churn", Facts.timeline("acme", trial.recordedOn("2026-01-10")), "2026-06-30"))
        .isEmpty();
  }

  @Test
  void shouldCallUseMissingRatherThanZeroWhenNoneWasEverKnown() {
    Observed look =
        Looks.on("2026-01-31", Looks.at("churn", Facts.timeline("acme", BEGUN), "2026-01-31"));

    assertThat(Looks.value("usage_events_count_28d", look, "churn")).isEmpty();
  }

  @Test
  void shouldNotSeeUseBeforeItWasRecorded() {
    Facts late =
        Facts.of("usage_daily")
            .with("source_account_id", "w1")
            .with("account_id", "acme")
            .with("usage_date", "2026-01-20")
            .with("feature", "core")
            .with("recorded_date", "2026-02-03")
            .with("event_count", 40)
            .recordedOn("2026-02-03");
    List<Observed> looks = Looks.at("churn", Facts.timeline("acme", BEGUN, late), "2026-02-28");

    assertThat(Looks.value("usage_events_count_90d", Looks.on("2026-01-31", looks), "churn"))
        .isEmpty();
    assertThat(Looks.value("usage_events_count_90d", Looks.on("2026-02-28", looks), "churn"))
        .isEqualTo(Optional.of(40.0));
  }
}
