package io.bowtie.feature;

import io.bowtie.contract.AsOf;
import io.bowtie.feature.Feature.History;
import io.bowtie.feature.Feature.Scale;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;

/** Where the deal came from, and how often such deals were won before. */
final class DealHistoryFeatures {
  private static final String SOURCE = "deal_lead_source";
  private static final String PRODUCT = "deal_product";
  private static final String SEGMENT = "deal_segment";
  private static final String INDUSTRY = "deal_industry";
  private static final String TEAM = "deal_owner_team";
  private static final String SIMILAR = "deal_similar_accounts";

  static final Feature DEAL_LEAD_SOURCE =
      Feature.category(
          "deal_lead_source",
          Family.HISTORY,
          History.VERSIONED,
          "The deal came from %s",
          s -> s.self().flatMap(x -> x.text("lead_source")));
  static final Feature DEAL_SOURCE_WIN_RATE =
      rate(
          "deal_source_win_rate",
          "Closed deals of this source were won at %s",
          s -> s.outcomeRate(SOURCE, s.self().flatMap(x -> x.text("lead_source"))));
  static final Feature PRODUCT_WIN_RATE =
      rate(
          "product_win_rate",
          "Closed deals for this product were won at %s",
          s -> s.outcomeRate(PRODUCT, s.self().flatMap(x -> x.text("product"))));
  static final Feature SEGMENT_WIN_RATE =
      rate(
          "segment_win_rate",
          "Closed deals in this segment were won at %s",
          s -> s.outcomeRate(SEGMENT, s.account().flatMap(x -> x.text("segment"))));
  static final Feature INDUSTRY_WIN_RATE =
      rate(
          "industry_win_rate",
          "Closed deals in this industry were won at %s",
          s -> s.outcomeRate(INDUSTRY, s.account().flatMap(x -> x.text("industry"))));
  static final Feature OWNER_TEAM_WIN_RATE =
      rate(
          "owner_team_win_rate",
          "Closed deals of the owner's team were won at %s",
          s -> s.outcomeRate(TEAM, s.ownerTeam()));
  static final Feature SIMILAR_ACCOUNTS_WIN_RATE =
      rate(
          "similar_accounts_win_rate",
          "Closed deals with accounts of this industry and size were won at %s",
          s -> s.outcomeRate(SIMILAR, s.account().flatMap(Likeness::of)));
  static final Feature ACCOUNT_DEALS_WON_COUNT =
      Feature.number(
              "account_deals_won_count",
              Family.HISTORY,
              Scale.LOG,
              "deals",
              History.VERSIONED,
              "%s deals won with this account before",
              s -> withOutcome(s, "won"))
          .counting("deals");
  static final Feature ACCOUNT_DEALS_LOST_COUNT =
      Feature.number(
              "account_deals_lost_count",
              Family.HISTORY,
              Scale.LOG,
              "deals",
              History.VERSIONED,
              "%s deals lost with this account before",
              s -> withOutcome(s, "lost"))
          .counting("deals");
  static final Feature ACCOUNT_OTHER_OPEN_DEALS_COUNT =
      Feature.number(
              "account_other_open_deals_count",
              Family.HISTORY,
              Scale.LOG,
              "deals",
              History.VERSIONED,
              "%s other open deals with this account",
              s -> withOutcome(s, "open"))
          .counting("deals");

  static final List<Feature> ALL =
      List.of(
          DEAL_LEAD_SOURCE,
          DEAL_SOURCE_WIN_RATE,
          PRODUCT_WIN_RATE,
          SEGMENT_WIN_RATE,
          INDUSTRY_WIN_RATE,
          OWNER_TEAM_WIN_RATE,
          SIMILAR_ACCOUNTS_WIN_RATE,
          ACCOUNT_DEALS_WON_COUNT,
          ACCOUNT_DEALS_LOST_COUNT,
          ACCOUNT_OTHER_OPEN_DEALS_COUNT);

  private DealHistoryFeatures() {}

  /** Under which values a deal counts when its outcome becomes known, by dimension. */
  static Map<String, String> alike(Fact deal, Timeline timeline, LocalDate knownOn, Teams teams) {
    Map<String, String> values = new TreeMap<>();
    deal.text("lead_source").ifPresent(value -> values.put(SOURCE, value));
    deal.text("product").ifPresent(value -> values.put(PRODUCT, value));
    teams.of(deal.text("owner_id"), knownOn).ifPresent(team -> values.put(TEAM, team));
    Optional<Fact> account =
        deal.text("account_id")
            .filter(timeline.key()::equals)
            .flatMap(id -> timeline.at(new AsOf(knownOn)).row("accounts", id));
    account.flatMap(x -> x.text("segment")).ifPresent(value -> values.put(SEGMENT, value));
    account.flatMap(x -> x.text("industry")).ifPresent(value -> values.put(INDUSTRY, value));
    account.flatMap(Likeness::of).ifPresent(value -> values.put(SIMILAR, value));
    return values;
  }

  private static Feature rate(
      String name, String sentence, Function<Subject, OptionalDouble> reader) {
    return Feature.number(
        name, Family.HISTORY, Scale.LINEAR, "rate", History.VERSIONED, sentence, reader);
  }

  private static OptionalDouble withOutcome(Subject subject, String outcome) {
    return subject.account().isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            subject.known().rows("deals").stream()
                .filter(deal -> deal.text("outcome").filter(outcome::equals).isPresent())
                .filter(deal -> deal.text("deal_id").filter(subject.entityId()::equals).isEmpty())
                .count());
  }
}
