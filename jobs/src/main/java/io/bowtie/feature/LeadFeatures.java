package io.bowtie.feature;

import java.util.List;
import java.util.stream.Stream;

/** What a lead is judged by, family by family. */
final class LeadFeatures {
  static final List<Feature> ALL =
      Stream.of(
              LeadFitFeatures.ALL,
              FitFeatures.ALL,
              IntentFeatures.ALL,
              EngagementFeatures.ALL,
              ConversationFeatures.ALL,
              LeadProgressFeatures.ALL,
              LeadHistoryFeatures.ALL)
          .flatMap(List::stream)
          .toList();

  private LeadFeatures() {}
}
