package io.bowtie.feature;

import static io.bowtie.feature.Facts.aDeal;
import static io.bowtie.feature.Facts.aLead;
import static io.bowtie.feature.Facts.aSubscription;
import static io.bowtie.feature.Facts.anAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Under which values past outcomes count, from when, and for whom they do not. */
class PastOutcomesTest {
  private static final String DAY = "2026-04-30";
  private static final Facts ACCOUNT =
      anAccount("acme")
          .with("segment", "smb")
          .with("industry", "retail")
          .with("employee_count", 80)
          .with("acquisition_source", "fair")
          .recordedOn("2026-01-01");

  @Test
  void shouldCountADealUnderItsAccountAndTheTeamThatItsOwnerWasIn() {
    Timeline timeline =
        Facts.timeline(
            "acme",
            ACCOUNT,
            ACCOUNT_GROWN,
            owner("o1", "west", "2026-03-01"),
            owner("o1", "east", "2026-01-01"),
            won("d1", "2026-02-10").with("owner_id", "o1").with("lead_source", "fair"));

    assertThat(Looks.useCase("deal").rateEvents(timeline, Teams.ofTimelines(List.of(timeline))))
        .containsExactlyInAnyOrder(
            event("deal_lead_source", "fair", "2026-02-10"),
            event("deal_owner_team", "east", "2026-02-10"),
            event("deal_segment", "smb", "2026-02-10"),
            event("deal_industry", "retail", "2026-02-10"),
            event("deal_similar_accounts", "retail|under 250", "2026-02-10"));
  }

  private static final Facts ACCOUNT_GROWN =
      anAccount("acme").with("segment", "enterprise").recordedOn("2026-03-01");

  @Test
  void shouldTakeBackWhatWasCountedAlthoughTheAccountHasChangedSince() {
    Timeline timeline =
        Facts.timeline(
            "acme",
            ACCOUNT,
            ACCOUNT_GROWN,
            won("d1", "2026-02-10"),
            aDeal("d1").recordedOn("2026-03-20"));

    assertThat(Looks.useCase("deal").rateEvents(timeline, Teams.none()))
        .filteredOn(event -> event.dimension().equals("deal_segment"))
        .containsExactly(
            event("deal_segment", "smb", "2026-02-10"),
            new RateEvent("deal_segment", "smb", LocalDate.parse("2026-03-20"), -1, -1));
  }

  @Test
  void shouldTellTheRateOfOtherAccountsAndLeaveOutTheOwn() {
    Timeline own =
        Facts.timeline(
            "acme",
            ACCOUNT,
            won("d0", "2026-02-01"),
            aDeal("d1").with("created_at", "2026-03-01").recordedOn("2026-03-01"));
    List<Timeline> all = new ArrayList<>(List.of(own));
    for (int i = 0; i < 10; i++) {
      all.add(
          Facts.timeline(
              "a" + i,
              anAccount("a" + i).with("segment", "smb").recordedOn("2026-01-01"),
              decided("b" + i, i < 4 ? "won" : "lost").with("account_id", "a" + i)));
    }
    UseCase deal = Looks.useCase("deal");

    Observed look =
        Looks.on(
            DAY,
            Looks.at("deal", own, DAY, Surroundings.ofTimelines(deal, all, Looks.NO_EXCHANGE)));

    // 4 of 10 elsewhere, all of them in this segment: the own deal that was won is in neither.
    assertThat((Double) Looks.value("segment_win_rate", look, "deal").orElseThrow())
        .isEqualTo((4 + 20 * 0.4) / (10 + 20), within(1e-12));
    assertThat(Looks.value("owner_team_win_rate", look, "deal"))
        .as("nobody says in which team the owner is")
        .isEmpty();
  }

  @Test
  void shouldCountALeadUnderItsOwnIndustryAndSize() {
    Timeline timeline =
        Facts.timeline(
            "acme",
            aLead("l1")
                .with("industry", "retail")
                .with("employee_count", 20)
                .with("owner_id", "o1")
                .with("created_at", "2026-01-05")
                .with("converted_at", "2026-02-01")
                .recordedOn("2026-02-01"));
    Teams teams = Teams.of(List.of(owner("o1", "east", "2026-01-01").build()));

    assertThat(Looks.useCase("lead").rateEvents(timeline, teams))
        .containsExactlyInAnyOrder(
            event("lead_industry", "retail", "2026-02-01"),
            event("lead_similar_companies", "retail|under 50", "2026-02-01"),
            event("lead_owner_team", "east", "2026-02-01"));
  }

  @Test
  void shouldCountACustomerFromItsStartAndAsLostUntilItIsBack() {
    Timeline timeline =
        Facts.timeline(
            "acme",
            ACCOUNT,
            subscription("s1", "2026-01-10").recordedOn("2026-01-10"),
            subscription("s1", "2026-01-10")
                .with("ended_at", "2026-03-15")
                .recordedOn("2026-03-01"),
            subscription("s2", "2026-04-20").recordedOn("2026-04-20"));

    assertThat(Looks.useCase("churn").rateEvents(timeline, Teams.none()))
        .filteredOn(event -> event.dimension().equals("customer_segment"))
        .containsExactly(
            new RateEvent("customer_segment", "smb", LocalDate.parse("2026-01-10"), 1, 0),
            // The end is known on the first and comes on the 15th.
            new RateEvent("customer_segment", "smb", LocalDate.parse("2026-03-15"), -1, 0),
            new RateEvent("customer_segment", "smb", LocalDate.parse("2026-03-15"), 1, 1),
            new RateEvent("customer_segment", "smb", LocalDate.parse("2026-04-20"), -1, -1),
            new RateEvent("customer_segment", "smb", LocalDate.parse("2026-04-20"), 1, 0));
  }

  @Test
  void shouldTellHowManyCustomersLikeItWereLost() {
    Timeline own =
        Facts.timeline("acme", ACCOUNT, subscription("s1", "2026-01-10").recordedOn("2026-01-10"));
    List<Timeline> all = new ArrayList<>(List.of(own));
    for (int i = 0; i < 8; i++) {
      Facts other = subscription("s1", "2026-01-10").with("account_id", "a" + i);
      all.add(
          Facts.timeline(
              "a" + i,
              anAccount("a" + i)
                  .with("industry", "retail")
                  .with("employee_count", i < 5 ? 60 : 6000)
                  .recordedOn("2026-01-01"),
              i == 0
                  ? other.with("ended_at", "2026-02-01").recordedOn("2026-01-10")
                  : other.recordedOn("2026-01-10")));
    }

    Observed look =
        Looks.on(
            DAY,
            Looks.at(
                "churn",
                own,
                DAY,
                Surroundings.ofTimelines(Looks.useCase("churn"), all, Looks.NO_EXCHANGE)));

    // One of five of its size; one of eight over all.
    assertThat(Looks.value("similar_accounts_loss_rate", look, "churn"))
        .isEqualTo(Optional.of((1 + 20 / 8.0) / (5 + 20)));
    assertThat(Looks.value("acquisition_source", look, "churn")).isEqualTo(Optional.of("fair"));
    assertThat(Looks.value("acquisition_source_loss_rate", look, "churn"))
        .as("no other customer's source is known")
        .isEmpty();
  }

  private static RateEvent event(String dimension, String value, String day) {
    return new RateEvent(dimension, value, LocalDate.parse(day), 1, 1);
  }

  private static Facts owner(String id, String team, String recorded) {
    return Facts.of("owners")
        .with("owner_id", id)
        .with("owner_name", "somebody")
        .with("team", team)
        .recordedOn(recorded);
  }

  private static Facts won(String id, String on) {
    return aDeal(id).with("outcome", "won").with("closed_at", on).recordedOn(on);
  }

  private static Facts decided(String id, String outcome) {
    return aDeal(id).with("outcome", outcome).recordedOn("2026-02-15");
  }

  private static Facts subscription(String id, String start) {
    return aSubscription(id).with("started_at", start);
  }
}
