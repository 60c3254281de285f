package io.bowtie.feature;

import io.bowtie.feature.Feature.History;
import io.bowtie.feature.Feature.Scale;
import java.util.List;
import java.util.OptionalDouble;

/** Where the deal came from, and how often such deals were won before. */
final class DealHistoryFeatures {
  static final Feature DEAL_LEAD_SOURCE =
      Feature.category(
          "deal_lead_source",
          Family.HISTORY,
          History.VERSIONED,
          "The deal came from %s",
          s -> s.self().flatMap(x -> x.text("lead_source")));
  static final Feature DEAL_SOURCE_WIN_RATE =
      Feature.number(
          "deal_source_win_rate",
          Family.HISTORY,
          Scale.LINEAR,
          "rate",
          History.VERSIONED,
          "Closed deals of this source were won at %s",
          s -> s.outcomeRate("deal_lead_source", s.self().flatMap(x -> x.text("lead_source"))));
  static final Feature PRODUCT_WIN_RATE =
      Feature.number(
          "product_win_rate",
          Family.HISTORY,
          Scale.LINEAR,
          "rate",
          History.VERSIONED,
          "Closed deals for this product were won at %s",
          s -> s.outcomeRate("deal_product", s.self().flatMap(x -> x.text("product"))));
  static final Feature ACCOUNT_DEALS_WON_COUNT =
      Feature.number(
          "account_deals_won_count",
          Family.HISTORY,
          Scale.LOG,
          "deals",
          History.VERSIONED,
          "%s deals won with this account before",
          s -> decided(s, "won"));
  static final Feature ACCOUNT_DEALS_LOST_COUNT =
      Feature.number(
          "account_deals_lost_count",
          Family.HISTORY,
          Scale.LOG,
          "deals",
          History.VERSIONED,
          "%s deals lost with this account before",
          s -> decided(s, "lost"));

  static final List<Feature> ALL =
      List.of(
          DEAL_LEAD_SOURCE,
          DEAL_SOURCE_WIN_RATE,
          PRODUCT_WIN_RATE,
          ACCOUNT_DEALS_WON_COUNT,
          ACCOUNT_DEALS_LOST_COUNT);

  private DealHistoryFeatures() {}

  private static OptionalDouble decided(Subject subject, String outcome) {
    return subject.account().isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            subject.known().rows("deals").stream()
                .filter(deal -> deal.text("outcome").filter(outcome::equals).isPresent())
                .count());
  }
}
