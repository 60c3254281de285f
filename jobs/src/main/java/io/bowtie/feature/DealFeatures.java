package io.bowtie.feature;

import java.util.List;
import java.util.stream.Stream;

/** What a deal is judged by, family by family. */
final class DealFeatures {
  /** The columns whose values have a rate of past outcomes. */
  static final List<String> RATE_COLUMNS = List.of("lead_source", "product");

  static final List<Feature> ALL =
      Stream.of(
              FitFeatures.ALL,
              IntentFeatures.ALL,
              EngagementFeatures.ALL,
              DealProgressFeatures.ALL,
              DealHistoryFeatures.ALL)
          .flatMap(List::stream)
          .toList();

  private DealFeatures() {}
}
