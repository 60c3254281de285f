package io.bowtie.feature;

import io.bowtie.feature.Feature.History;
import io.bowtie.feature.Feature.Scale;
import java.util.List;

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
          s -> EngagementFeatures.directed(s, "inbound", 7));
  static final Feature INBOUND_COUNT_28D =
      Feature.number(
          "inbound_count_28d",
          Family.INTENT,
          Scale.LOG,
          "activities",
          History.EVENT_LOG,
          "%s inbound activities in the last 28 days",
          s -> EngagementFeatures.directed(s, "inbound", 28));

  static final List<Feature> ALL = List.of(INBOUND_COUNT_7D, INBOUND_COUNT_28D);

  private IntentFeatures() {}
}
