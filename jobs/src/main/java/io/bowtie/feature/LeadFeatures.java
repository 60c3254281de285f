package io.bowtie.feature;

import java.util.List;
import java.util.stream.Stream;

/** What a lead is judged by, family by family. */
final class LeadFeatures {
  /** The columns whose values have a rate of past outcomes. */
  static final List<String> RATE_COLUMNS = List.of("lead_source", "industry");

  static final List<Feature> ALL =
      Stream.of(
              LeadFitFeatures.ALL,
              FitFeatures.ALL,
              IntentFeatures.ALL,
              EngagementFeatures.ALL,
              LeadProgressFeatures.ALL,
              LeadHistoryFeatures.ALL)
          .flatMap(List::stream)
          .toList();

  private LeadFeatures() {}
}
