package io.bowtie.feature;

import io.bowtie.feature.Feature.History;
import io.bowtie.feature.Feature.Scale;
import io.bowtie.feature.Feature.Sensitivity;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Where the deal stands and how it got there. */
final class DealProgressFeatures {
  static final Feature STAGE =
      Feature.category(
          "stage",
          Family.PROGRESS,
          History.VERSIONED,
          "The deal is in stage %s",
          s -> s.self().flatMap(x -> x.text("stage")));
  static final Feature STAGE_AGE_DAYS =
      Feature.number(
          "stage_age_days",
          Family.PROGRESS,
          Scale.LOG,
          "days",
          History.VERSIONED,
          "In its stage for %s days",
          DealProgressFeatures::stageAge);
  static final Feature DEAL_AGE_DAYS =
      Feature.number(
          "deal_age_days",
          Family.PROGRESS,
          Scale.LOG,
          "days",
          History.EVENT_LOG,
          "The deal is %s days old",
          Subject::ageDays);
  static final Feature CLOSE_DATE_DISTANCE_DAYS =
      Feature.number(
          "close_date_distance_days",
          Family.PROGRESS,
          Scale.LINEAR,
          "days",
          History.VERSIONED,
          "Expected to close in %s days",
          s ->
              s.self()
                  .flatMap(x -> x.day("close_date"))
                  .map(s::daysUntil)
                  .orElse(OptionalDouble.empty()));
  static final Feature CLOSE_DATE_PUSHES_COUNT =
      Feature.number(
          "close_date_pushes_count",
          Family.PROGRESS,
          Scale.LOG,
          "pushes",
          History.VERSIONED,
          "The close date was pushed %s times",
          DealProgressFeatures::pushes);
  static final Feature AMOUNT =
      Feature.number(
              "amount",
              Family.PROGRESS,
              Scale.LOG,
              "amount",
              History.VERSIONED,
              "The deal is worth %s",
              s -> s.self().map(deal -> s.money(deal, "amount")).orElse(OptionalDouble.empty()))
          .showing(Sensitivity.CONFIDENTIAL);
  static final Feature AMOUNT_CHANGE_RATIO =
      Feature.number(
              "amount_change_ratio",
              Family.PROGRESS,
              Scale.LINEAR,
              "ratio",
              History.VERSIONED,
              "The amount is %s times the first one",
              DealProgressFeatures::amountChange)
          .showing(Sensitivity.CONFIDENTIAL);
  static final Feature DISCOUNT_RATE =
      Feature.number(
              "discount_rate",
              Family.PROGRESS,
              Scale.LINEAR,
              "rate",
              History.VERSIONED,
              "Discount of %s",
              s -> of(s.self(), "discount_rate"))
          .showing(Sensitivity.CONFIDENTIAL);
  static final Feature DEAL_TYPE =
      Feature.category(
          "deal_type",
          Family.PROGRESS,
          History.VERSIONED,
          "The deal is of type %s",
          s -> s.self().flatMap(x -> x.text("deal_type")));
  static final Feature PRODUCT =
      Feature.category(
          "product",
          Family.PROGRESS,
          History.VERSIONED,
          "The deal is for %s",
          s -> s.self().flatMap(x -> x.text("product")));
  static final Feature FORECAST_CATEGORY =
      Feature.category(
          "forecast_category",
          Family.PROGRESS,
          History.VERSIONED,
          "Its owner forecasts %s",
          s -> s.self().flatMap(x -> x.text("forecast_category")));
  static final Feature HAS_NEXT_STEP =
      Feature.category(
              "has_next_step",
              Family.PROGRESS,
              History.VERSIONED,
              "Whether a next step is planned: %s",
              s ->
                  s.self()
                      .map(
                          x ->
                              x.day("next_step_at")
                                      .filter(day -> !s.known().isPast(day))
                                      .isPresent()
                                  ? "yes"
                                  : "no"))
          .counting("deals");
  static final Feature HAS_COMPETITOR =
      Feature.category(
              "has_competitor",
              Family.PROGRESS,
              History.VERSIONED,
              "Whether a competitor is named: %s",
              s -> s.self().map(x -> x.text("competitor").isPresent() ? "yes" : "no"))
          .counting("deals");

  static final List<Feature> ALL =
      List.of(
          STAGE,
          STAGE_AGE_DAYS,
          DEAL_AGE_DAYS,
          CLOSE_DATE_DISTANCE_DAYS,
          CLOSE_DATE_PUSHES_COUNT,
          AMOUNT,
          AMOUNT_CHANGE_RATIO,
          DISCOUNT_RATE,
          DEAL_TYPE,
          PRODUCT,
          FORECAST_CATEGORY,
          HAS_NEXT_STEP,
          HAS_COMPETITOR);

  private DealProgressFeatures() {}

  private static OptionalDouble of(Optional<Fact> fact, String column) {
    return fact.map(row -> row.number(column)).orElse(OptionalDouble.empty());
  }

  private static OptionalDouble stageAge(Subject subject) {
    List<DealChanges.Value> stages = DealChanges.of(subject, "stage");
    return stages.isEmpty()
        ? OptionalDouble.empty()
        : subject.daysSince(stages.get(stages.size() - 1).since());
  }

  /** ISO dates order like their texts. */
  private static OptionalDouble pushes(Subject subject) {
    List<DealChanges.Value> dates = DealChanges.of(subject, "close_date");
    return dates.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            IntStream.range(1, dates.size())
                .filter(i -> dates.get(i).value().compareTo(dates.get(i - 1).value()) > 0)
                .count());
  }

  private static OptionalDouble amountChange(Subject subject) {
    OptionalDouble first =
        DealChanges.of(subject, "amount").stream()
            .mapToDouble(change -> Double.parseDouble(change.value()))
            .filter(amount -> amount > 0)
            .findFirst();
    OptionalDouble now = of(subject.self(), "amount");
    return first.isPresent() && now.isPresent()
        ? OptionalDouble.of(now.getAsDouble() / first.getAsDouble())
        : OptionalDouble.empty();
  }
}
