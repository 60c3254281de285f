package io.bowtie.feature;

import static io.bowtie.feature.Facts.aDeal;
import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.contract.AsOf;
import org.junit.jupiter.api.Test;

class KnownTest {
  private final Timeline timeline =
      Facts.timeline(
          "acme",
          aDeal("d1").with("stage", "Proposal").recordedOn("2026-02-01"),
          aDeal("d1").with("stage", "Discovery").recordedOn("2026-01-01"),
          aDeal("d1").with("stage", "Proposal").with("is_deleted", true).recordedOn("2026-03-01"));

  @Test
  void shouldShowTheLatestVersionRecordedByTheEndOfTheDay() {
    assertThat(stageOn("2026-01-31")).contains("Discovery");
    assertThat(stageOn("2026-02-01")).contains("Proposal");
  }

  @Test
  void shouldNotKnowARowBeforeItWasRecorded() {
    assertThat(timeline.at(AsOf.parse("2025-12-31")).rows("deals")).isEmpty();
  }

  @Test
  void shouldHideADeletedRowFromThenOn() {
    assertThat(stageOn("2026-02-28")).isPresent();
    assertThat(stageOn("2026-03-01")).isEmpty();
  }

  @Test
  void shouldCountTheLastDayAndLeaveOutTheDayBeforeTheWindow() {
    Timeline meetings =
        Facts.timeline(
            "acme",
            meeting("a1", "2026-01-03"),
            meeting("a2", "2026-01-04"),
            meeting("a3", "2026-01-17"),
            meeting("a4", "2026-01-18"));

    assertThat(meetings.at(AsOf.parse("2026-01-17")).happened("activities", "occurred_at", 14))
        .hasSize(2);
  }

  private static Facts meeting(String id, String day) {
    return Facts.of("activities")
        .with("activity_id", id)
        .with("activity_type", "meeting")
        .with("occurred_at", day)
        .recordedOn(day);
  }

  private java.util.Optional<String> stageOn(String day) {
    return timeline.at(AsOf.parse(day)).row("deals", "d1").flatMap(deal -> deal.text("stage"));
  }
}
