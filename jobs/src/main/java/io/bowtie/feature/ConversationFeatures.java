package io.bowtie.feature;

import io.bowtie.feature.Feature.History;
import io.bowtie.feature.Feature.Scale;
import io.bowtie.feature.Feature.Sensitivity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Whether the other side answers, how fast, who of them, and whether that cools down. */
final class ConversationFeatures {
  private static final String ACTIVITIES = "activities";

  static final Feature ACTIVITY_TREND_28D =
      Feature.number(
              "activity_trend_28d",
              Family.ENGAGEMENT,
              Scale.LINEAR,
              "ratio",
              History.EVENT_LOG,
              "Activity of the last 28 days is %s times its own 84 days before",
              s -> Trend.of(s.activities(28).size(), s.activities(112).size()))
          .over(28)
          .counting(ACTIVITIES);
  static final Feature TWO_WAY_RATE_90D =
      Feature.number(
              "two_way_rate_90d",
              Family.ENGAGEMENT,
              Scale.LINEAR,
              "rate",
              History.EVENT_LOG,
              "Share of mails and calls of the last 90 days that came from them: %s",
              ConversationFeatures::twoWay)
          .over(90);
  static final Feature REPLY_HOURS_90D =
      Feature.number(
              "reply_hours_90d",
              Family.ENGAGEMENT,
              Scale.LOG,
              "hours",
              History.EVENT_LOG,
              "They answer after %s hours, by the median of the last 90 days",
              ConversationFeatures::replyHours)
          .over(90);
  static final Feature CONTACTS_ENGAGED_COUNT_90D =
      Feature.number(
              "contacts_engaged_count_90d",
              Family.ENGAGEMENT,
              Scale.LOG,
              "contacts",
              History.EVENT_LOG,
              "%s different people had a part in the activities of the last 90 days",
              s ->
                  OptionalDouble.of(
                      s.activities(90).stream()
                          .flatMap(fact -> fact.text("contact_id").stream())
                          .distinct()
                          .count()))
          .over(90)
          .counting(ACTIVITIES)
          .showing(Sensitivity.ABOUT_A_PERSON);
  static final Feature NEXT_MEETING_DISTANCE_DAYS =
      Feature.number(
          "next_meeting_distance_days",
          Family.ENGAGEMENT,
          Scale.LOG,
          "days",
          History.VERSIONED,
          "The next meeting is in %s days",
          ConversationFeatures::nextMeeting);

  static final List<Feature> ALL =
      List.of(
          ACTIVITY_TREND_28D,
          TWO_WAY_RATE_90D,
          REPLY_HOURS_90D,
          CONTACTS_ENGAGED_COUNT_90D,
          NEXT_MEETING_DISTANCE_DAYS);

  private ConversationFeatures() {}

  private static OptionalDouble twoWay(Subject subject) {
    return subject.activities(90).stream()
        .flatMap(fact -> fact.text("direction").stream())
        .mapToDouble(direction -> direction.equals("inbound") ? 1 : 0)
        .average();
  }

  /** From the first word that waits for an answer to the answer; what still waits is left out. */
  private static OptionalDouble replyHours(Subject subject) {
    List<Fact> directed =
        subject.activities(90).stream()
            .filter(fact -> fact.text("direction").isPresent())
            .sorted(
                Comparator.comparing((Fact fact) -> fact.time("occurred_at").orElseThrow())
                    .thenComparing(fact -> fact.text("activity_id").orElse("")))
            .toList();
    List<Double> hours = new ArrayList<>();
    Optional<Fact> waiting = Optional.empty();
    for (Fact fact : directed) {
      if (fact.text("direction").orElseThrow().equals("outbound")) {
        waiting = waiting.or(() -> Optional.of(fact));
      } else {
        waiting.ifPresent(
            since -> hours.add(since.hours("occurred_at", fact, "occurred_at").orElseThrow()));
        waiting = Optional.empty();
      }
    }
    return Medians.of(hours);
  }

  private static OptionalDouble nextMeeting(Subject subject) {
    Optional<LocalDate> next =
        subject.plannedActivities().stream()
            .filter(fact -> fact.text("activity_type").filter("meeting"::equals).isPresent())
            .flatMap(fact -> Subject.plannedFor(fact).stream())
            .min(Comparator.naturalOrder());
    return next.map(subject::daysUntil).orElse(OptionalDouble.empty());
  }
}
