package io.bowtie.feature;

import io.bowtie.feature.Feature.History;
import io.bowtie.feature.Feature.Scale;
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
              s -> reached(s, "mql_at"))
          .counting("leads");
  static final Feature FIRST_TOUCH_HOURS =
      Feature.number(
          "first_touch_hours",
          Family.PROGRESS,
          Scale.LOG,
          "hours",
          History.VERSIONED,
          "First reaction after %s hours",
          s -> hoursUntil(s, "first_touch_at"));

  static final Feature ROUTING_HOURS =
      Feature.number(
          "routing_hours",
          Family.PROGRESS,
          Scale.LOG,
          "hours",
          History.VERSIONED,
          "Routed to an owner after %s hours",
          s -> hoursUntil(s, "routed_at"));
  static final Feature LEAD_OWNERS_COUNT =
      Feature.number(
          "lead_owners_count",
          Family.PROGRESS,
          Scale.LINEAR,
          "owners",
          History.VERSIONED,
          "It has had %s owners",
          LeadProgressFeatures::owners);

  static final List<Feature> ALL =
      List.of(
          LEAD_AGE_DAYS, CYCLE_NUMBER, IS_MQL, ROUTING_HOURS, FIRST_TOUCH_HOURS, LEAD_OWNERS_COUNT);

  private LeadProgressFeatures() {}

  private static OptionalDouble of(Optional<Fact> fact, String column) {
    return fact.map(row -> row.number(column)).orElse(OptionalDouble.empty());
  }

  private static Optional<String> reached(Subject subject, String column) {
    return subject
        .self()
        .map(lead -> lead.day(column).filter(subject.known()::isPast).isPresent() ? "yes" : "no");
  }

  private static OptionalDouble hoursUntil(Subject subject, String column) {
    return subject
        .self()
        .filter(lead -> lead.day(column).filter(subject.known()::isPast).isPresent())
        .map(lead -> lead.hours("created_at", lead, column))
        .filter(OptionalDouble::isPresent)
        .map(hours -> OptionalDouble.of(Math.floor(hours.getAsDouble())))
        .orElse(OptionalDouble.empty());
  }

  private static OptionalDouble owners(Subject subject) {
    long owners =
        subject.known().versions("leads", subject.entityId()).stream()
            .flatMap(version -> version.text("owner_id").stream())
            .distinct()
            .count();
    return owners == 0 ? OptionalDouble.empty() : OptionalDouble.of(owners);
  }
}
