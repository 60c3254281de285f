package io.bowtie.feature;

import java.util.List;
import java.util.stream.Stream;

/** What a deal is judged by, family by family. */
final class DealFeatures {
  static final List<Feature> ALL =
      Stream.of(
              FitFeatures.ALL,
              IntentFeatures.ALL,
              EngagementFeatures.ALL,
              ConversationFeatures.ALL,
              DealProgressFeatures.ALL,
              DealMovementFeatures.ALL,
              DealPeopleFeatures.ALL,
              DealHistoryFeatures.ALL)
          .flatMap(List::stream)
          .toList();

  private DealFeatures() {}
}
