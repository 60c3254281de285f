package io.bowtie.feature;

import io.bowtie.contract.AsOf;
import io.bowtie.feature.Feature.History;
import io.bowtie.feature.Feature.Scale;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;

/** Where the lead came from, and how often such leads converted before. */
final class LeadHistoryFeatures {
  private static final String SOURCE = "lead_lead_source";
  private static final String INDUSTRY = "lead_industry";
  private static final String SEGMENT = "lead_segment";
  private static final String TEAM = "lead_owner_team";
  private static final String SIMILAR = "lead_similar_companies";

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
      rate(
          "lead_source_conversion_rate",
          "Decided leads of this source converted at %s",
          s -> s.outcomeRate(SOURCE, s.self().flatMap(x -> x.text("lead_source"))));
  static final Feature INDUSTRY_CONVERSION_RATE =
      rate(
          "industry_conversion_rate",
          "Decided leads of this industry converted at %s",
          s -> s.outcomeRate(INDUSTRY, s.self().flatMap(x -> x.text("industry"))));
  static final Feature SEGMENT_CONVERSION_RATE =
      rate(
          "segment_conversion_rate",
          "Decided leads at accounts of this segment converted at %s",
          s -> s.outcomeRate(SEGMENT, s.account().flatMap(x -> x.text("segment"))));
  static final Feature LEAD_TEAM_CONVERSION_RATE =
      rate(
          "owner_team_conversion_rate",
          "Decided leads of the owner's team converted at %s",
          s -> s.outcomeRate(TEAM, s.ownerTeam()));
  static final Feature SIMILAR_COMPANIES_CONVERSION_RATE =
      rate(
          "similar_companies_conversion_rate",
          "Decided leads from companies of this industry and size converted at %s",
          s -> s.outcomeRate(SIMILAR, s.self().flatMap(Likeness::of)));

  static final List<Feature> ALL =
      List.of(
          LEAD_SOURCE,
          ORIGINAL_SOURCE,
          LEAD_SOURCE_CONVERSION_RATE,
          INDUSTRY_CONVERSION_RATE,
          SEGMENT_CONVERSION_RATE,
          LEAD_TEAM_CONVERSION_RATE,
          SIMILAR_COMPANIES_CONVERSION_RATE);

  private LeadHistoryFeatures() {}

  /** Under which values a lead counts when it becomes known how it was decided, by dimension. */
  static Map<String, String> alike(Fact lead, Timeline timeline, LocalDate knownOn, Teams teams) {
    Map<String, String> values = new TreeMap<>();
    lead.text("lead_source").ifPresent(value -> values.put(SOURCE, value));
    lead.text("industry").ifPresent(value -> values.put(INDUSTRY, value));
    teams.of(lead.text("owner_id"), knownOn).ifPresent(team -> values.put(TEAM, team));
    Likeness.of(lead).ifPresent(value -> values.put(SIMILAR, value));
    lead.text("account_id")
        .filter(timeline.key()::equals)
        .flatMap(id -> timeline.at(new AsOf(knownOn)).row("accounts", id))
        .flatMap(account -> account.text("segment"))
        .ifPresent(value -> values.put(SEGMENT, value));
    return values;
  }

  private static Feature rate(
      String name, String sentence, Function<Subject, OptionalDouble> reader) {
    return Feature.number(
        name, Family.HISTORY, Scale.LINEAR, "rate", History.VERSIONED, sentence, reader);
  }
}
