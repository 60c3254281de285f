package io.bowtie.feature;

import java.util.List;
import java.util.stream.Stream;

/** What a customer is judged by, family by family. */
final class ChurnFeatures {

  static final List<Feature> ALL =
      Stream.of(
              FitFeatures.ALL,
              EngagementFeatures.ALL,
              ConversationFeatures.ALL,
              UsageFeatures.ALL,
              SupportFeatures.ALL,
              BillingFeatures.ALL,
              RevenueFeatures.ALL,
              CustomerHistoryFeatures.ALL)
          .flatMap(List::stream)
          .toList();

  private ChurnFeatures() {}
}
