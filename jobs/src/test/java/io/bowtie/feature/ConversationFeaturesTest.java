package io.bowtie.feature;

import static io.bowtie.feature.Facts.aDeal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConversationFeaturesTest {
  private static final String DAY = "2026-04-30";

  @Test
  void shouldTellTheShareOfWhatCameFromThem() {
    assertThat(
            seen(
                "two_way_rate_90d",
                act("a1", "outbound", "2026-04-01T09:00:00Z"),
                act("a2", "inbound", "2026-04-02T09:00:00Z"),
                act("a3", "outbound", "2026-04-03T09:00:00Z"),
                act("a4", "outbound", "2026-04-04T09:00:00Z"),
                act("a5", null, "2026-04-05T09:00:00Z")))
        .isEqualTo(Optional.of(0.25));
    assertThat(seen("two_way_rate_90d", act("a1", null, "2026-04-01T09:00:00Z"))).isEmpty();
  }

  @Test
  void shouldTakeTheMedianOfTheHoursFromTheFirstWordThatWaitsToTheAnswer() {
    assertThat(
            seen(
                "reply_hours_90d",
                // 30 hours from the first word, not from the reminder.
                act("a1", "outbound", "2026-04-01T06:00:00Z"),
                act("a2", "outbound", "2026-04-02T06:00:00Z"),
                act("a3", "inbound", "2026-04-02T12:00:00Z"),
                // Came by itself: an answer to nothing.
                act("a4", "inbound", "2026-04-03T12:00:00Z"),
                // 2.5 hours.
                act("a5", "outbound", "2026-04-10T09:00:00Z"),
                act("a6", "inbound", "2026-04-10T11:30:00Z"),
                // Still waits.
                act("a7", "outbound", "2026-04-20T09:00:00Z")))
        .isEqualTo(Optional.of((30 + 2.5) / 2));
  }

  @Test
  void shouldCompareTheLastFourWeeksWithTheTwelveBefore() {
    List<Facts> activities = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      activities.add(act("late" + i, "inbound", "2026-04-15T09:00:00Z"));
    }
    for (int i = 0; i < 6; i++) {
      activities.add(act("early" + i, "inbound", "2026-03-01T09:00:00Z"));
    }
    // More than 112 days ago.
    activities.add(act("long ago", "inbound", "2026-01-07T09:00:00Z"));

    Optional<?> trend = seen("activity_trend_28d", activities.toArray(Facts[]::new));

    assertThat((Double) trend.orElseThrow()).isEqualTo((3 + 1.0) / (6 / 3.0 + 1), within(1e-12));
  }

  @Test
  void shouldCountThePeopleWhoHadAPart() {
    assertThat(
            seen(
                "contacts_engaged_count_90d",
                act("a1", "inbound", "2026-04-01T09:00:00Z").with("contact_id", "c1"),
                act("a2", "outbound", "2026-04-02T09:00:00Z").with("contact_id", "c1"),
                act("a3", "inbound", "2026-04-02T10:00:00Z").with("contact_id", "c2"),
                act("a4", "inbound", "2026-01-07T10:00:00Z").with("contact_id", "c3"),
                act("a5", "inbound", "2026-04-02T10:00:00Z")))
        .isEqualTo(Optional.of(2.0));
  }

  @Test
  void shouldTellTheDaysUntilTheNextMeetingThatIsKnown() {
    Facts meeting = planned("m1", "meeting", "2026-05-20", "2026-04-20");
    Facts sooner = planned("m2", "meeting", "2026-05-12", "2026-04-25");
    Facts task = planned("t1", "task", "2026-05-02", "2026-04-20");
    Facts unknownYet = planned("m3", "meeting", "2026-05-03", "2026-05-01");

    assertThat(seen("next_meeting_distance_days", meeting, sooner, task, unknownYet))
        .isEqualTo(Optional.of(12.0));
    assertThat(seen("next_meeting_distance_days", task)).isEmpty();
  }

  @Test
  void shouldTellWhenTheyLastCameForward() {
    assertThat(
            seen(
                "last_inbound_days",
                act("a1", "inbound", "2026-04-20T09:00:00Z"),
                act("a2", "outbound", "2026-04-28T09:00:00Z")))
        .isEqualTo(Optional.of(10.0));
  }

  private static Optional<?> seen(String feature, Facts... activities) {
    List<Facts> facts = new ArrayList<>(List.of(activities));
    facts.add(aDeal("d1").with("created_at", "2026-01-05").recordedOn("2026-01-05"));
    return Looks.value(
        feature, Looks.on(DAY, Looks.at("deal", Facts.timeline("acme", facts), DAY)), "deal");
  }

  private static Facts act(String id, String direction, String at) {
    return Facts.of("activities")
        .with("activity_id", id)
        .with("activity_type", "email")
        .with("direction", direction)
        .with("deal_id", "d1")
        .with("occurred_at", Instant.parse(at))
        .recordedOn(at.substring(0, 10));
  }

  private static Facts planned(String id, String type, String on, String recorded) {
    return Facts.of("activities")
        .with("activity_id", id)
        .with("activity_type", type)
        .with("deal_id", "d1")
        .with("due_at", on)
        .recordedOn(recorded);
  }
}
