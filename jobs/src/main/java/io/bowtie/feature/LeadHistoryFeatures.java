package io.bowtie.feature;

import io.bowtie.feature.Feature.History;
import io.bowtie.feature.Feature.Scale;
import java.util.List;

/** Where the lead came from, and how often such leads converted before. */
final class LeadHistoryFeatures {
  static final Feature LEAD_SOURCE =
      Feature.category(
          "lead_source",
          Family.HISTORY,
          History.VERSIONED,
          "The lead came from %s",
          s -> s.self().flatMap(x -> x.text("lead_source")));
  static final Feature ORIGINAL_SOURCE =
      Feature.category(
          "original_source",
          Family.HISTORY,
          History.VERSIONED,
          "The lead first came from %s",
          s -> s.self().flatMap(x -> x.text("original_source")));
  static final Feature LEAD_SOURCE_CONVERSION_RATE =
      Feature.number(
          "lead_source_conversion_rate",
          Family.HISTORY,
          Scale.LINEAR,
          "rate",
          History.VERSIONED,
          "Decided leads of this source converted at %s",
          s -> s.outcomeRate("lead_lead_source", s.self().flatMap(x -> x.text("lead_source"))));
  static final Feature INDUSTRY_CONVERSION_RATE =
      Feature.number(
          "industry_conversion_rate",
          Family.HISTORY,
          Scale.LINEAR,
          "rate",
          History.VERSIONED,
          "Decided leads of this industry converted at %s",
          s -> s.outcomeRate("lead_industry", s.self().flatMap(x -> x.text("industry"))));

  static final List<Feature> ALL =
      List.of(LEAD_SOURCE, ORIGINAL_SOURCE, LEAD_SOURCE_CONVERSION_RATE, INDUSTRY_CONVERSION_RATE);

  private LeadHistoryFeatures() {}
}
