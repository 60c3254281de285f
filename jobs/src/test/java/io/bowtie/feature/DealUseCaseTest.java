package io.bowtie.feature;

import static io.bowtie.feature.Facts.aDeal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DealUseCaseTest {
  private static final Facts CREATED =
      aDeal("d1").with("created_at", "2026-01-05").recordedOn("2026-01-05");
  private static final Facts WON =
      aDeal("d1")
          .with("created_at", "2026-01-05")
          .with("stage", "Won")
          .with("outcome", "won")
          .with("closed_at", "2026-02-10")
          .recordedOn("2026-02-12");

  @Test
  void shouldLookAtADealOnItsFirstDayAndWeeklyWhileItIsKnownToBeOpen() {
    List<Observed> looks = Looks.at("deal", Facts.timeline("acme", CREATED, WON), "2026-03-31");

    assertThat(looks)
        .extracting(look -> look.subject().at().date().toString())
        .containsExactly(
            "2026-01-05", "2026-01-08", "2026-01-15", "2026-01-22", "2026-01-29", "2026-02-05");
    assertThat(looks).allMatch(look -> look.look().isLandmark() && !look.look().isTonight());
  }

  @Test
  void shouldSayWhenItWasWonAndWhenThatBecameKnown() {
    List<Observed> looks = Looks.at("deal", Facts.timeline("acme", CREATED, WON), "2026-03-31");

    assertThat(looks.get(0).outcome().event())
        .contains(new Happening(LocalDate.parse("2026-02-10"), LocalDate.parse("2026-02-12")));
  }

  @Test
  void shouldKnowADealThatWasLostTwiceFromItsSecondLoss() {
    List<Observed> looks =
        Looks.at(
            "deal",
            Facts.timeline(
                "acme",
                CREATED,
                lost("2026-01-20", "2026-01-21"),
                aDeal("d1").with("created_at", "2026-01-05").recordedOn("2026-02-02"),
                lost("2026-02-27", "2026-03-02"),
                lost("2026-02-27", "2026-03-05")),
            "2026-03-31");

    assertThat(looks.get(0).outcome().decision())
        .contains(new Happening(LocalDate.parse("2026-02-27"), LocalDate.parse("2026-03-02")));
  }

  @Test
  void shouldStillBeOpenOnTheNightBeforeTheWinWasRecorded() {
    List<Observed> looks = Looks.at("deal", Facts.timeline("acme", CREATED, WON), "2026-02-11");

    assertThat(Looks.on("2026-02-11", looks).look().isTonight()).isTrue();
    assertThat(looks.get(0).outcome()).isEqualTo(Outcome.OPEN);
  }

  @Test
  void shouldScoreADealWithoutACreationDateButNotLearnFromIt() {
    List<Observed> looks =
        Looks.at(
            "deal", Facts.timeline("deals:d2", aDeal("d2").recordedOn("2026-01-05")), "2026-01-31");

    assertThat(looks).hasSize(1);
    assertThat(looks.get(0).look().isTonight()).isTrue();
    assertThat(looks.get(0).look().isLandmark()).isFalse();
  }

  @Test
  void shouldCountPushesOfTheCloseDateAndNotPulls() {
    Timeline timeline =
        Facts.timeline(
            "acme",
            closing("2026-02-01", "2026-01-05"),
            closing("2026-03-01", "2026-01-10"),
            closing("2026-02-15", "2026-01-12"),
            closing("2026-04-01", "2026-01-14"));

    Observed look = Looks.on("2026-01-15", Looks.at("deal", timeline, "2026-01-15"));

    assertThat(Looks.value("close_date_pushes_count", look, "deal")).isEqualTo(Optional.of(2.0));
  }

  @Test
  void shouldCountTheAgeOfAStageFromTheDayItBecameKnown() {
    Timeline timeline =
        Facts.timeline(
            "acme",
            CREATED,
            aDeal("d1")
                .with("created_at", "2026-01-05")
                .with("stage", "Proposal")
                .recordedOn("2026-01-12"));

    List<Observed> looks = Looks.at("deal", timeline, "2026-01-15");

    assertThat(Looks.value("stage_age_days", Looks.on("2026-01-08", looks), "deal"))
        .isEqualTo(Optional.of(3.0));
    assertThat(Looks.value("stage_age_days", Looks.on("2026-01-15", looks), "deal"))
        .isEqualTo(Optional.of(3.0));
  }

  @Test
  void shouldTakeAnOutcomeBackFromTheRatesWhenTheDealIsReopened() {
    Timeline timeline =
        Facts.timeline(
            "acme",
            CREATED,
            aDeal("d1").with("lead_source", "fair").with("outcome", "won").recordedOn("2026-02-12"),
            aDeal("d1").with("lead_source", "fair").recordedOn("2026-02-20"));

    assertThat(Looks.useCase("deal").rateEvents(timeline, Teams.none()))
        .containsExactly(
            new RateEvent("deal_lead_source", "fair", LocalDate.parse("2026-02-12"), 1, 1),
            new RateEvent("deal_lead_source", "fair", LocalDate.parse("2026-02-20"), -1, -1));
  }

  private static Facts lost(String closedAt, String recordedOn) {
    return aDeal("d1")
        .with("created_at", "2026-01-05")
        .with("outcome", "lost")
        .with("closed_at", closedAt)
        .recordedOn(recordedOn);
  }

  private static Facts closing(String date, String recordedOn) {
    return aDeal("d1")
        .with("created_at", "2026-01-05")
        .with("close_date", date)
        .recordedOn(recordedOn);
  }
}
