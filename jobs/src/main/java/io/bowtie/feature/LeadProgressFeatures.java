package io.bowtie.feature;

import io.bowtie.feature.Feature.History;
import io.bowtie.feature.Feature.Scale;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** How far a lead has come, and how fast somebody reacted. */
final class LeadProgressFeatures {
  static final Feature LEAD_AGE_DAYS =
      Feature.number(
          "lead_age_days",
          Family.PROGRESS,
          Scale.LOG,
          "days",
          History.EVENT_LOG,
          "The lead is %s days old",
          Subject::ageDays);
  static final Feature CYCLE_NUMBER =
      Feature.number(
          "cycle_number",
          Family.PROGRESS,
          Scale.LINEAR,
          "cycles",
          History.VERSIONED,
          "The lead is in its cycle number %s",
          s -> of(s.self(), "cycle_number"));
  static final Feature IS_MQL =
      Feature.category(
          "is_mql",
          Family.PROGRESS,
          History.VERSIONED,
          "Whether the lead met the MQL rule: %s",
          s -> reached(s, "mql_at"));
  static final Feature FIRST_TOUCH_HOURS =
      Feature.number(
          "first_touch_hours",
          Family.PROGRESS,
          Scale.LOG,
          "hours",
          History.VERSIONED,
          "First reaction after %s hours",
          LeadProgressFeatures::firstTouch);

  static final List<Feature> ALL = List.of(LEAD_AGE_DAYS, CYCLE_NUMBER, IS_MQL, FIRST_TOUCH_HOURS);

  private LeadProgressFeatures() {}

  private static OptionalDouble of(Optional<Fact> fact, String column) {
    return fact.map(row -> row.number(column)).orElse(OptionalDouble.empty());
  }

  private static Optional<String> reached(Subject subject, String column) {
    return subject
        .self()
        .map(lead -> lead.time(column).filter(subject.known()::isPast).isPresent() ? "yes" : "no");
  }

  private static OptionalDouble firstTouch(Subject subject) {
    Optional<Instant> created = subject.self().flatMap(lead -> lead.time("created_at"));
    Optional<Instant> touched =
        subject.self().flatMap(lead -> lead.time("first_touch_at")).filter(subject.known()::isPast);
    return created.isPresent() && touched.isPresent()
        ? OptionalDouble.of(Math.max(0, Duration.between(created.get(), touched.get()).toHours()))
        : OptionalDouble.empty();
  }
}
