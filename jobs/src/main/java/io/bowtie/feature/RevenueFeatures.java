package io.bowtie.feature;

import io.bowtie.feature.Feature.History;
import io.bowtie.feature.Feature.Scale;
import io.bowtie.feature.Feature.Sensitivity;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** How what the customer pays has moved, and what it was granted. */
final class RevenueFeatures {
  private static final String SUBSCRIPTION_ID = "subscription_id";
  private static final String MRR = "mrr_amount";

  static final Feature MRR_CHANGE_RATIO =
      Feature.number(
              "mrr_change_ratio",
              Family.BILLING,
              Scale.LINEAR,
              "ratio",
              History.VERSIONED,
              "Pays %s times what its subscriptions began with",
              RevenueFeatures::mrrChange)
          .showing(Sensitivity.CONFIDENTIAL);
  static final Feature MRR_DOWNGRADES_COUNT_365D =
      Feature.number(
              "mrr_downgrades_count_365d",
              Family.BILLING,
              Scale.LOG,
              "downgrades",
              History.VERSIONED,
              "%s downgrades in the last 365 days",
              RevenueFeatures::downgrades)
          .over(365)
          .counting(Subscribed.SUBSCRIPTIONS)
          .showing(Sensitivity.CONFIDENTIAL);
  static final Feature LAST_WON_DISCOUNT_RATE =
      Feature.number(
              "last_won_discount_rate",
              Family.BILLING,
              Scale.LINEAR,
              "rate",
              History.VERSIONED,
              "The last deal with it was won at a discount of %s",
              RevenueFeatures::lastDiscount)
          .showing(Sensitivity.CONFIDENTIAL);

  static final List<Feature> ALL =
      List.of(MRR_CHANGE_RATIO, MRR_DOWNGRADES_COUNT_365D, LAST_WON_DISCOUNT_RATE);

  private RevenueFeatures() {}

  /** All subscriptions that are active, against the first version known of each. */
  private static OptionalDouble mrrChange(Subject subject) {
    List<Fact> active = Subscribed.of(subject);
    List<Fact> first = active.stream().map(fact -> versions(subject, fact).get(0)).toList();
    OptionalDouble now = subject.money(active, MRR);
    OptionalDouble then = subject.money(first, MRR);
    return now.isPresent() && then.isPresent() && then.getAsDouble() > 0
        ? OptionalDouble.of(now.getAsDouble() / then.getAsDouble())
        : OptionalDouble.empty();
  }

  private static OptionalDouble downgrades(Subject subject) {
    return OptionalDouble.of(
        Subscribed.of(subject).stream().mapToLong(fact -> downgrades(subject, fact)).sum());
  }

  /** As billing says, where it keeps the movements of the subscription; from versions otherwise. */
  private static long downgrades(Subject subject, Fact subscription) {
    LocalDate after = subject.known().date().minusDays(365);
    List<Fact> movements =
        subject
            .known()
            .rowsUnder("subscription_changes", subscription.text(SUBSCRIPTION_ID).orElse("") + "|");
    if (!movements.isEmpty()) {
      return movements.stream()
          .filter(fact -> fact.text("change_type").filter("contraction"::equals).isPresent())
          .flatMap(fact -> fact.day("changed_at").stream())
          .filter(day -> day.isAfter(after) && !day.isAfter(subject.known().date()))
          .count();
    }
    List<Fact> versions = versions(subject, subscription);
    long found = 0;
    for (int place = 1; place < versions.size(); place++) {
      boolean isLess =
          versions.get(place).number(MRR).orElse(0) < versions.get(place - 1).number(MRR).orElse(0);
      found += isLess && versions.get(place).recordedOn().isAfter(after) ? 1 : 0;
    }
    return found;
  }

  private static List<Fact> versions(Subject subject, Fact subscription) {
    return subject
        .known()
        .versions(Subscribed.SUBSCRIPTIONS, subscription.text(SUBSCRIPTION_ID).orElse(""));
  }

  private static OptionalDouble lastDiscount(Subject subject) {
    Optional<Fact> last =
        subject.known().rows("deals").stream()
            .filter(deal -> deal.text("outcome").filter("won"::equals).isPresent())
            .max(
                Comparator.comparing((Fact deal) -> deal.day("closed_at").orElse(deal.recordedOn()))
                    .thenComparing(deal -> deal.text("deal_id").orElse("")));
    return last.map(deal -> deal.number("discount_rate")).orElse(OptionalDouble.empty());
  }
}
