package io.bowtie.recommendation;

import static io.bowtie.recommendation.ScoredFixture.scored;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpisodeTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-06-01");

  @ParameterizedTest
  @CsvSource({
    "1, 2026-05-20",
    "7, 2026-05-20",
    "8, 2026-06-08",
  })
  void shouldGoOnOverAGapOfAWeekAndNoLonger(int days, LocalDate expected) {
    LocalDate tonight = LocalDate.parse("2026-06-08");
    Episode.Advised before =
        new Episode.Advised("lead_nurture", tonight.minusDays(days), LocalDate.parse("2026-05-20"));

    assertThat(Episode.since("lead_nurture", tonight, List.of(before))).isEqualTo(expected);
    assertThat(Episode.since("lead_call_today", tonight, List.of(before))).isEqualTo(tonight);
  }

  @Test
  void shouldIdentifyEpisodesOverAnyHistoryAndWhateverNightIsRunAgain() {
    Random random = new Random(20260630);
    for (int history = 0; history < 200; history++) {
      List<Night> nights = nights(random);

      for (int i = 1; i < nights.size(); i++) {
        Night night = nights.get(i);
        Night before = nights.get(i - 1);
        boolean isSameEpisode =
            ChronoUnit.DAYS.between(before.asOf, night.asOf) <= Episode.LONGEST_GAP_DAYS;
        assertThat(night.id.equals(before.id))
            .as("%s after %s", night, before)
            .isEqualTo(isSameEpisode);
      }
      long episodes = nights.stream().map(Night::since).distinct().count();
      assertThat(nights.stream().map(Night::id).distinct()).hasSize((int) episodes);
      // A night that is run again finds the later ones in the table, and its own former rows.
      for (Night night : nights) {
        assertThat(advised(night.asOf, nights)).isEqualTo(night);
      }
    }
  }

  /** Nights of a year on which the lead was advised, some after pauses, run one after the other. */
  private static List<Night> nights(Random random) {
    List<Night> nights = new ArrayList<>();
    double share = random.nextDouble();
    for (int day = 0; day < 365; day++) {
      if (random.nextDouble() < share * share) {
        nights.add(advised(FIRST.plusDays(day), nights));
      }
    }
    return nights;
  }

  private static Night advised(LocalDate tonight, List<Night> table) {
    Scored lead = scored("lead", 0.7, Stake.NONE, false, "");
    Scored withHistory =
        new Scored(
            lead.useCase(),
            lead.entityId(),
            lead.accountId(),
            lead.ownerId(),
            lead.probability(),
            lead.low(),
            lead.high(),
            lead.band(),
            lead.confidence(),
            lead.basis(),
            lead.caveats(),
            lead.stake(),
            lead.isStrategic(),
            lead.forecastCategory(),
            lead.alertSince(),
            table.stream()
                .map(night -> new Episode.Advised("lead_call_today", night.asOf, night.since))
                .toList());
    Recommendation advice = ScoredFixture.POLICY.advise(withHistory, tonight).get(0);
    return new Night(tonight, advice.episodeSince(), advice.id());
  }

  private record Night(LocalDate asOf, LocalDate since, String id) {}
}
