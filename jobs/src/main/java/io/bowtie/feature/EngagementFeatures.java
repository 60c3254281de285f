package io.bowtie.feature;

import io.bowtie.feature.Feature.History;
import io.bowtie.feature.Feature.Scale;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** What passed between people lately; an activity counts from the moment it was logged. */
final class EngagementFeatures {
  static final Feature MEETINGS_COUNT_14D =
      Feature.number(
              "meetings_count_14d",
              Family.ENGAGEMENT,
              Scale.LOG,
              "meetings",
              History.EVENT_LOG,
              "%s meetings in the last 14 days",
              s -> ofType(s, "meeting", 14))
          .over(14)
          .counting("activities");
  static final Feature MEETINGS_COUNT_90D =
      Feature.number(
              "meetings_count_90d",
              Family.ENGAGEMENT,
              Scale.LOG,
              "meetings",
              History.EVENT_LOG,
              "%s meetings in the last 90 days",
              s -> ofType(s, "meeting", 90))
          .over(90)
          .counting("activities");
  static final Feature CALLS_COUNT_28D =
      Feature.number(
              "calls_count_28d",
              Family.ENGAGEMENT,
              Scale.LOG,
              "calls",
              History.EVENT_LOG,
              "%s calls in the last 28 days",
              s -> ofType(s, "call", 28))
          .over(28)
          .counting("activities");
  static final Feature OUTBOUND_COUNT_28D =
      Feature.number(
              "outbound_count_28d",
              Family.ENGAGEMENT,
              Scale.LOG,
              "activities",
              History.EVENT_LOG,
              "%s outbound activities in the last 28 days",
              s -> directed(s, "outbound", 28))
          .over(28)
          .counting("activities");
  static final Feature PLANNED_ACTIVITIES_COUNT =
      Feature.number(
              "planned_activities_count",
              Family.ENGAGEMENT,
              Scale.LOG,
              "activities",
              History.VERSIONED,
              "%s activities planned",
              s -> OptionalDouble.of(s.plannedActivities().size()))
          .counting("activities");
  static final Feature LAST_ACTIVITY_DAYS =
      Feature.number(
          "last_activity_days",
          Family.ENGAGEMENT,
          Scale.LOG,
          "days",
          History.EVENT_LOG,
          "Last activity %s days ago",
          EngagementFeatures::sinceLast);

  static final List<Feature> ALL =
      List.of(
          MEETINGS_COUNT_14D,
          MEETINGS_COUNT_90D,
          CALLS_COUNT_28D,
          OUTBOUND_COUNT_28D,
          PLANNED_ACTIVITIES_COUNT,
          LAST_ACTIVITY_DAYS);

  private EngagementFeatures() {}

  static OptionalDouble ofType(Subject subject, String type, int days) {
    return count(
        subject, days, fact -> fact.text("activity_type").filter(type::equals).isPresent());
  }

  static OptionalDouble directed(Subject subject, String direction, int days) {
    return count(
        subject, days, fact -> fact.text("direction").filter(direction::equals).isPresent());
  }

  private static OptionalDouble count(
      Subject subject, int days, java.util.function.Predicate<Fact> condition) {
    return OptionalDouble.of(subject.activities(days).stream().filter(condition).count());
  }

  private static OptionalDouble sinceLast(Subject subject) {
    return subject.activities(365).stream()
        .flatMap(fact -> fact.day("occurred_at").stream())
        .max(Comparator.naturalOrder())
        .map(subject::daysSince)
        .orElse(OptionalDouble.empty());
  }
}
