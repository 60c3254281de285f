package io.bowtie.feature;

import io.bowtie.feature.Feature.History;
import io.bowtie.feature.Feature.Scale;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How much, how broadly and how lately the product is used; each day counts from the moment it was
 * recorded.
 */
final class UsageFeatures {
  private static final String USAGE = "usage_daily";

  static final Feature USAGE_EVENTS_COUNT_7D =
      Feature.number(
              "usage_events_count_7d",
              Family.USAGE,
              Scale.LOG,
              "events",
              History.EVENT_LOG,
              "%s events in the last 7 days",
              s -> events(s, 0, 7))
          .over(7);
  static final Feature USAGE_EVENTS_COUNT_28D =
      Feature.number(
              "usage_events_count_28d",
              Family.USAGE,
              Scale.LOG,
              "events",
              History.EVENT_LOG,
              "%s events in the last 28 days",
              s -> events(s, 0, 28))
          .over(28);
  static final Feature USAGE_EVENTS_COUNT_90D =
      Feature.number(
              "usage_events_count_90d",
              Family.USAGE,
              Scale.LOG,
              "events",
              History.EVENT_LOG,
              "%s events in the last 90 days",
              s -> events(s, 0, 90))
          .over(90);
  static final Feature USAGE_TREND_28D =
      Feature.number(
              "usage_trend_28d",
              Family.USAGE,
              Scale.LINEAR,
              "ratio",
              History.EVENT_LOG,
              "Use of the last 28 days is %s times its own 90 days before",
              s -> trend(s, 28, 90))
          .over(28);
  static final Feature USAGE_ACTIVE_DAYS_28D =
      Feature.number(
              "usage_active_days_28d",
              Family.USAGE,
              Scale.LINEAR,
              "days",
              History.EVENT_LOG,
              "Used on %s of the last 28 days",
              s -> distinct(s, 28, row -> row.day("usage_date")))
          .over(28);
  static final Feature USAGE_FEATURES_COUNT_28D =
      Feature.number(
              "usage_features_count_28d",
              Family.USAGE,
              Scale.LINEAR,
              "features",
              History.EVENT_LOG,
              "%s product features used in the last 28 days",
              s -> distinct(s, 28, row -> row.text("feature")))
          .over(28);
  static final Feature LAST_USE_DAYS =
      Feature.number(
          "last_use_days",
          Family.USAGE,
          Scale.LOG,
          "days",
          History.EVENT_LOG,
          "Last used %s days ago",
          UsageFeatures::lastUse);
  static final Feature USAGE_ERROR_RATE_28D =
      Feature.number(
              "usage_error_rate_28d",
              Family.USAGE,
              Scale.LINEAR,
              "rate",
              History.EVENT_LOG,
              "Share of events that failed in the last 28 days: %s",
              UsageFeatures::errorRate)
          .over(28);
  static final Feature ACTIVE_USERS_COUNT_28D =
      Feature.number(
              "active_users_count_28d",
              Family.USAGE,
              Scale.LOG,
              "users",
              History.EVENT_LOG,
              "At most %s users on a day of the last 28",
              UsageFeatures::activeUsers)
          .over(28);
  static final Feature SEATS_ACTIVE_RATE_28D =
      Feature.number(
              "seats_active_rate_28d",
              Family.USAGE,
              Scale.LINEAR,
              "rate",
              History.EVENT_LOG,
              "Share of paid seats in use: %s",
              UsageFeatures::seatsInUse)
          .over(28);

  static final Feature USAGE_TREND_7D =
      Feature.number(
              "usage_trend_7d",
              Family.USAGE,
              Scale.LINEAR,
              "ratio",
              History.EVENT_LOG,
              "Use of the last 7 days is %s times its own 28 days before",
              s -> trend(s, 7, 28))
          .over(7);
  static final Feature ACTIVE_USERS_TREND_28D =
      Feature.number(
              "active_users_trend_28d",
              Family.USAGE,
              Scale.LINEAR,
              "ratio",
              History.EVENT_LOG,
              "Most users on a day of the last 28 are %s times those of the 90 days before",
              UsageFeatures::usersTrend)
          .over(28);
  static final Feature USAGE_FEATURES_DROPPED_COUNT_28D =
      Feature.number(
              "usage_features_dropped_count_28d",
              Family.USAGE,
              Scale.LINEAR,
              "features",
              History.EVENT_LOG,
              "%s product features of the 90 days before were not used in the last 28 days",
              UsageFeatures::dropped)
          .over(28);

  static final List<Feature> ALL =
      List.of(
          USAGE_EVENTS_COUNT_7D,
          USAGE_EVENTS_COUNT_28D,
          USAGE_EVENTS_COUNT_90D,
          USAGE_TREND_28D,
          USAGE_ACTIVE_DAYS_28D,
          USAGE_FEATURES_COUNT_28D,
          LAST_USE_DAYS,
          USAGE_ERROR_RATE_28D,
          ACTIVE_USERS_COUNT_28D,
          SEATS_ACTIVE_RATE_28D,
          USAGE_TREND_7D,
          ACTIVE_USERS_TREND_28D,
          USAGE_FEATURES_DROPPED_COUNT_28D);

  private UsageFeatures() {}

  /** Without any use ever known, the customer may not be linked: missing, not zero. */
  private static boolean isLinked(Subject subject) {
    return !subject.known().rows(USAGE).isEmpty();
  }

  private static List<Fact> window(Subject subject, int fromDaysAgo, int toDaysAgo) {
    List<Fact> rows = subject.known().happened(USAGE, "usage_date", toDaysAgo);
    if (fromDaysAgo == 0) {
      return rows;
    }
    LocalDate until = subject.known().date().minusDays(fromDaysAgo);
    return rows.stream()
        .filter(row -> !row.day("usage_date").orElseThrow().isAfter(until))
        .toList();
  }

  private static OptionalDouble events(Subject subject, int fromDaysAgo, int toDaysAgo) {
    return isLinked(subject)
        ? OptionalDouble.of(sum(window(subject, fromDaysAgo, toDaysAgo), "event_count"))
        : OptionalDouble.empty();
  }

  private static double sum(List<Fact> rows, String column) {
    return rows.stream().mapToDouble(row -> row.number(column).orElse(0)).sum();
  }

  /** One event a day is added to both sides, so that a quiet account is neither 0 nor infinite. */
  private static OptionalDouble trend(Subject subject, int days, int daysBefore) {
    OptionalDouble before = events(subject, days, days + daysBefore);
    return before.isPresent()
        ? OptionalDouble.of(
            (events(subject, 0, days).orElse(0) / days + 1)
                / (before.getAsDouble() / daysBefore + 1))
        : OptionalDouble.empty();
  }

  private static OptionalDouble usersTrend(Subject subject) {
    OptionalDouble before = mostUsers(window(subject, 28, 118));
    return before.isPresent()
        ? OptionalDouble.of(
            (mostUsers(window(subject, 0, 28)).orElse(0) + 1) / (before.getAsDouble() + 1))
        : OptionalDouble.empty();
  }

  private static OptionalDouble dropped(Subject subject) {
    if (!isLinked(subject)) {
      return OptionalDouble.empty();
    }
    Set<String> lately = features(window(subject, 0, 28));
    return OptionalDouble.of(
        features(window(subject, 28, 118)).stream()
            .filter(feature -> !lately.contains(feature))
            .count());
  }

  private static Set<String> features(List<Fact> rows) {
    return rows.stream().flatMap(row -> row.text("feature").stream()).collect(Collectors.toSet());
  }

  private static OptionalDouble distinct(
      Subject subject, int days, Function<Fact, Optional<?>> what) {
    return isLinked(subject)
        ? OptionalDouble.of(window(subject, 0, days).stream().map(what).distinct().count())
        : OptionalDouble.empty();
  }

  private static OptionalDouble lastUse(Subject subject) {
    List<Fact> used = subject.known().happened(USAGE, "usage_date");
    return used.isEmpty()
        ? OptionalDouble.empty()
        : subject.daysSince(used.get(used.size() - 1).day("usage_date").orElseThrow());
  }

  private static OptionalDouble errorRate(Subject subject) {
    List<Fact> rows = window(subject, 0, 28);
    double events = sum(rows, "event_count");
    return events > 0
        ? OptionalDouble.of(sum(rows, "error_count") / events)
        : OptionalDouble.empty();
  }

  private static OptionalDouble activeUsers(Subject subject) {
    return mostUsers(window(subject, 0, 28));
  }

  private static OptionalDouble mostUsers(List<Fact> rows) {
    return rows.stream().flatMapToDouble(row -> row.number("active_users").stream()).max();
  }

  private static OptionalDouble seatsInUse(Subject subject) {
    double seats =
        Subscribed.of(subject).stream().mapToDouble(row -> row.number("seats").orElse(0)).sum();
    OptionalDouble users = activeUsers(subject);
    return seats > 0 && users.isPresent()
        ? OptionalDouble.of(users.getAsDouble() / seats)
        : OptionalDouble.empty();
  }
}
