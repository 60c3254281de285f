package io.bowtie.feature;

import io.bowtie.feature.Feature.History;
import io.bowtie.feature.Feature.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** What the customer needed help with, as far as it was known. */
final class SupportFeatures {
  private static final Set<String> URGENT = Set.of("high", "urgent");

  static final Feature TICKETS_COUNT_28D =
      Feature.number(
              "tickets_count_28d",
              Family.SUPPORT,
              Scale.LOG,
              "tickets",
              History.VERSIONED,
              "%s tickets in the last 28 days",
              s -> tickets(s, 28, t -> true))
          .over(28)
          .counting("tickets");
  static final Feature TICKETS_COUNT_90D =
      Feature.number(
              "tickets_count_90d",
              Family.SUPPORT,
              Scale.LOG,
              "tickets",
              History.VERSIONED,
              "%s tickets in the last 90 days",
              s -> tickets(s, 90, t -> true))
          .over(90)
          .counting("tickets");
  static final Feature TICKETS_URGENT_COUNT_90D =
      Feature.number(
              "tickets_urgent_count_90d",
              Family.SUPPORT,
              Scale.LOG,
              "tickets",
              History.VERSIONED,
              "%s urgent tickets in the last 90 days",
              s -> tickets(s, 90, t -> t.text("priority").filter("urgent"::equals).isPresent()))
          .over(90)
          .counting("tickets");
  static final Feature TICKETS_ESCALATED_COUNT_90D =
      Feature.number(
              "tickets_escalated_count_90d",
              Family.SUPPORT,
              Scale.LOG,
              "tickets",
              History.VERSIONED,
              "%s escalated tickets in the last 90 days",
              s -> tickets(s, 90, t -> t.flag("is_escalated").orElse(false)))
          .over(90)
          .counting("tickets");
  static final Feature TICKETS_OPEN_COUNT =
      Feature.number(
              "tickets_open_count",
              Family.SUPPORT,
              Scale.LOG,
              "tickets",
              History.VERSIONED,
              "%s tickets open",
              s -> OptionalDouble.of(open(s).size()))
          .counting("tickets");
  static final Feature SATISFACTION_SCORE_180D =
      Feature.number(
              "satisfaction_score_180d",
              Family.SUPPORT,
              Scale.LINEAR,
              "score",
              History.VERSIONED,
              "Satisfaction of %s over the last 180 days",
              SupportFeatures::satisfaction)
          .over(180);

  static final Feature TICKETS_TREND_28D =
      Feature.number(
              "tickets_trend_28d",
              Family.SUPPORT,
              Scale.LINEAR,
              "ratio",
              History.VERSIONED,
              "Tickets of the last 28 days are %s times their own 84 days before",
              s -> Trend.of(opened(s, 28).size(), opened(s, 112).size()))
          .over(28)
          .counting("tickets");
  static final Feature TICKETS_URGENT_OPEN_COUNT =
      Feature.number(
              "tickets_urgent_open_count",
              Family.SUPPORT,
              Scale.LOG,
              "tickets",
              History.VERSIONED,
              "%s tickets of high or urgent priority open",
              s ->
                  OptionalDouble.of(
                      open(s).stream()
                          .filter(t -> t.text("priority").filter(URGENT::contains).isPresent())
                          .count()))
          .counting("tickets");
  static final Feature OLDEST_OPEN_TICKET_DAYS =
      Feature.number(
          "oldest_open_ticket_days",
          Family.SUPPORT,
          Scale.LOG,
          "days",
          History.VERSIONED,
          "The oldest open ticket has been open for %s days",
          s ->
              open(s).stream()
                  .findFirst()
                  .flatMap(oldest -> oldest.day("created_at"))
                  .map(s::daysSince)
                  .orElse(OptionalDouble.empty()));
  static final Feature TICKETS_REOPENED_COUNT_180D =
      Feature.number(
              "tickets_reopened_count_180d",
              Family.SUPPORT,
              Scale.LOG,
              "tickets",
              History.VERSIONED,
              "%s tickets of the last 180 days had to be reopened",
              s -> tickets(s, 180, t -> t.number("reopen_count").orElse(0) > 0))
          .over(180)
          .counting("tickets");
  static final Feature FIRST_RESPONSE_HOURS_90D =
      Feature.number(
              "first_response_hours_90d",
              Family.SUPPORT,
              Scale.LOG,
              "hours",
              History.VERSIONED,
              "Its tickets were first answered after %s hours, by the median of the last 90 days",
              SupportFeatures::firstResponse)
          .over(90);

  static final List<Feature> ALL =
      List.of(
          TICKETS_COUNT_28D,
          TICKETS_COUNT_90D,
          TICKETS_URGENT_COUNT_90D,
          TICKETS_ESCALATED_COUNT_90D,
          TICKETS_OPEN_COUNT,
          SATISFACTION_SCORE_180D,
          TICKETS_TREND_28D,
          TICKETS_URGENT_OPEN_COUNT,
          OLDEST_OPEN_TICKET_DAYS,
          TICKETS_REOPENED_COUNT_180D,
          FIRST_RESPONSE_HOURS_90D);

  private SupportFeatures() {}

  private static OptionalDouble tickets(
      Subject subject, int days, java.util.function.Predicate<Fact> condition) {
    return OptionalDouble.of(
        subject.known().happened("tickets", "created_at", days).stream().filter(condition).count());
  }

  private static List<Fact> opened(Subject subject, int days) {
    return subject.known().happened("tickets", "created_at", days);
  }

  /** Open for at most a year, oldest first: what is older was forgotten rather than open. */
  private static List<Fact> open(Subject subject) {
    return opened(subject, 365).stream()
        .filter(ticket -> ticket.day("solved_at").filter(subject.known()::isPast).isEmpty())
        .toList();
  }

  private static OptionalDouble firstResponse(Subject subject) {
    List<Double> hours = new ArrayList<>();
    for (Fact ticket : opened(subject, 90)) {
      ticket
          .day("first_response_at")
          .filter(subject.known()::isPast)
          .ifPresent(
              answered ->
                  hours.add(ticket.hours("created_at", ticket, "first_response_at").orElseThrow()));
    }
    return Medians.of(hours);
  }

  private static OptionalDouble satisfaction(Subject subject) {
    return subject.known().happened("tickets", "created_at", 180).stream()
        .flatMapToDouble(ticket -> ticket.number("satisfaction_score").stream())
        .average();
  }
}
