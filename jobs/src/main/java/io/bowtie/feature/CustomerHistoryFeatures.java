package io.bowtie.feature;

import io.bowtie.feature.Feature.History;
import io.bowtie.feature.Feature.Scale;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;

/** Where the customer came from, and how many such customers have been lost so far. */
final class CustomerHistoryFeatures {
  private static final String SOURCE = "customer_acquisition_source";
  private static final String SEGMENT = "customer_segment";
  private static final String INDUSTRY = "customer_industry";
  private static final String SIMILAR = "customer_similar_accounts";

  static final Feature ACQUISITION_SOURCE =
      Feature.category(
          "acquisition_source",
          Family.HISTORY,
          History.VERSIONED,
          "The account first came from %s",
          s -> s.account().flatMap(x -> x.text("acquisition_source")));
  static final Feature ACQUISITION_SOURCE_LOSS_RATE =
      rate(
          "acquisition_source_loss_rate",
          "Share of customers of this source that have been lost: %s",
          s -> s.outcomeRate(SOURCE, s.account().flatMap(x -> x.text("acquisition_source"))));
  static final Feature SEGMENT_LOSS_RATE =
      rate(
          "segment_loss_rate",
          "Share of customers in this segment that have been lost: %s",
          s -> s.outcomeRate(SEGMENT, s.account().flatMap(x -> x.text("segment"))));
  static final Feature INDUSTRY_LOSS_RATE =
      rate(
          "industry_loss_rate",
          "Share of customers in this industry that have been lost: %s",
          s -> s.outcomeRate(INDUSTRY, s.account().flatMap(x -> x.text("industry"))));
  static final Feature SIMILAR_ACCOUNTS_LOSS_RATE =
      rate(
          "similar_accounts_loss_rate",
          "Share of customers of this industry and size that have been lost: %s",
          s -> s.outcomeRate(SIMILAR, s.account().flatMap(Likeness::of)));

  static final List<Feature> ALL =
      List.of(
          ACQUISITION_SOURCE,
          ACQUISITION_SOURCE_LOSS_RATE,
          SEGMENT_LOSS_RATE,
          INDUSTRY_LOSS_RATE,
          SIMILAR_ACCOUNTS_LOSS_RATE,
          DealHistoryFeatures.ACCOUNT_DEALS_WON_COUNT,
          DealHistoryFeatures.ACCOUNT_DEALS_LOST_COUNT,
          DealHistoryFeatures.ACCOUNT_OTHER_OPEN_DEALS_COUNT);

  private CustomerHistoryFeatures() {}

  /** Under which values a customer counts on a day, by dimension; none without its account. */
  static Map<String, String> alike(String accountId, Known known) {
    Map<String, String> values = new TreeMap<>();
    Optional<Fact> account = known.row("accounts", accountId);
    account.flatMap(x -> x.text("acquisition_source")).ifPresent(x -> values.put(SOURCE, x));
    account.flatMap(x -> x.text("segment")).ifPresent(x -> values.put(SEGMENT, x));
    account.flatMap(x -> x.text("industry")).ifPresent(x -> values.put(INDUSTRY, x));
    account.flatMap(Likeness::of).ifPresent(x -> values.put(SIMILAR, x));
    return values;
  }

  private static Feature rate(
      String name, String sentence, Function<Subject, OptionalDouble> reader) {
    return Feature.number(
        name, Family.HISTORY, Scale.LINEAR, "rate", History.VERSIONED, sentence, reader);
  }
}
