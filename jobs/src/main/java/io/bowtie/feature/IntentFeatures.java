package io.bowtie.feature;

import io.bowtie.feature.Feature.History;
import io.bowtie.feature.Feature.Scale;
import java.util.List;
import java.util.OptionalDouble;

/** What the other side did by itself. */
final class IntentFeatures {
  static final Feature INBOUND_COUNT_7D =
      Feature.number(
              "inbound_count_7d",
              Family.INTENT,
              Scale.LOG,
              "activities",
              History.EVENT_LOG,
              "%s inbound activities in the last 7 days",
              s -> EngagementFeatures.directed(s, "inbound", 7))
          .over(7)
          .counting("activities");
  static final Feature INBOUND_COUNT_28D =
      Feature.number(
              "inbound_count_28d",
              Family.INTENT,
              Scale.LOG,
              "activities",
              History.EVENT_LOG,
              "%s inbound activities in the last 28 days",
              s -> EngagementFeatures.directed(s, "inbound", 28))
          .over(28)
          .counting("activities");

  static final Feature LAST_INBOUND_DAYS =
      Feature.number(
          "last_inbound_days",
          Family.INTENT,
          Scale.LOG,
          "days",
          History.EVENT_LOG,
          "They last came forward %s days ago",
          IntentFeatures::sinceInbound);

  static final List<Feature> ALL = List.of(INBOUND_COUNT_7D, INBOUND_COUNT_28D, LAST_INBOUND_DAYS);

  private IntentFeatures() {}

  private static OptionalDouble sinceInbound(Subject subject) {
    List<Fact> all = subject.activities();
    for (int place = all.size() - 1; place >= 0; place--) {
      if (all.get(place).text("direction").filter("inbound"::equals).isPresent()) {
        return subject.daysSince(all.get(place).day("occurred_at").orElseThrow());
      }
    }
    return OptionalDouble.empty();
  }
}
