package io.bowtie.feature;

import io.bowtie.feature.Feature.History;
import io.bowtie.feature.Feature.Scale;
import java.util.List;
import java.util.OptionalDouble;

/** What the customer needed help with, as far as it was known. */
final class SupportFeatures {
  static final Feature TICKETS_COUNT_28D =
      Feature.number(
          "tickets_count_28d",
          Family.SUPPORT,
          Scale.LOG,
          "tickets",
          History.VERSIONED,
          "%s tickets in the last 28 days",
          s -> tickets(s, 28, t -> true));
  static final Feature TICKETS_COUNT_90D =
      Feature.number(
          "tickets_count_90d",
          Family.SUPPORT,
          Scale.LOG,
          "tickets",
          History.VERSIONED,
          "%s tickets in the last 90 days",
          s -> tickets(s, 90, t -> true));
  static final Feature TICKETS_URGENT_COUNT_90D =
      Feature.number(
          "tickets_urgent_count_90d",
          Family.SUPPORT,
          Scale.LOG,
          "tickets",
          History.VERSIONED,
          "%s urgent tickets in the last 90 days",
          s -> tickets(s, 90, t -> t.text("priority").filter("urgent"::equals).isPresent()));
  static final Feature TICKETS_ESCALATED_COUNT_90D =
      Feature.number(
          "tickets_escalated_count_90d",
          Family.SUPPORT,
          Scale.LOG,
          "tickets",
          History.VERSIONED,
          "%s escalated tickets in the last 90 days",
          s -> tickets(s, 90, t -> t.flag("is_escalated").orElse(false)));
  static final Feature TICKETS_OPEN_COUNT =
      Feature.number(
          "tickets_open_count",
          Family.SUPPORT,
          Scale.LOG,
          "tickets",
          History.VERSIONED,
          "%s tickets open",
          s -> tickets(s, 365, t -> t.time("solved_at").filter(s.known()::isPast).isEmpty()));
  static final Feature SATISFACTION_SCORE_180D =
      Feature.number(
          "satisfaction_score_180d",
          Family.SUPPORT,
          Scale.LINEAR,
          "score",
          History.VERSIONED,
          "Satisfaction of %s over the last 180 days",
          SupportFeatures::satisfaction);

  static final List<Feature> ALL =
      List.of(
          TICKETS_COUNT_28D,
          TICKETS_COUNT_90D,
          TICKETS_URGENT_COUNT_90D,
          TICKETS_ESCALATED_COUNT_90D,
          TICKETS_OPEN_COUNT,
          SATISFACTION_SCORE_180D);

  private SupportFeatures() {}

  private static OptionalDouble tickets(
      Subject subject, int days, java.util.function.Predicate<Fact> condition) {
    return OptionalDouble.of(
        subject.known().happened("tickets", "created_at", days).stream().filter(condition).count());
  }

  private static OptionalDouble satisfaction(Subject subject) {
    return subject.known().happened("tickets", "created_at", 180).stream()
        .flatMapToDouble(ticket -> ticket.number("satisfaction_score").stream())
        .average();
  }
}
