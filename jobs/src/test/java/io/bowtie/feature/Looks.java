package io.bowtie.feature;

import io.bowtie.config.UseCaseConf;
import io.bowtie.config.UseCaseConf.ChurnLabel;
import io.bowtie.contract.AsOf;
import io.bowtie.silver.ExchangeRates;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Looks at a timeline through a use case, as a night does. */
final class Looks {
  /** Churn by what the company declares, rather than by the end of subscriptions. */
  static final String DECLARED_CHURN = "declared churn";

  static final OutcomeRates NO_RATES = OutcomeRates.of(List.of());

  static final ExchangeRates.Denomination DOLLARS = new ExchangeRates.Denomination("USD", 10);

  /** Only the reporting currency has a worth. */
  static final ExchangeRates NO_EXCHANGE = ExchangeRates.none(DOLLARS);

  private Looks() {}

  static UseCaseConf conf(String useCase) {
    return switch (useCase) {
      case "lead" -> conf(0, List.of(0, 7, 14, 30, 60), 7, 60, ChurnLabel.SUBSCRIPTIONS_ENDED);
      case "deal" -> conf(0, List.of(), 7, 730, ChurnLabel.SUBSCRIPTIONS_ENDED);
      case DECLARED_CHURN -> conf(30, List.of(), 0, 36500, ChurnLabel.DECLARED);
      default -> conf(30, List.of(), 0, 36500, ChurnLabel.SUBSCRIPTIONS_ENDED);
    };
  }

  private static UseCaseConf conf(
      int graceDays, List<Integer> ages, int everyDays, int maximumAge, ChurnLabel label) {
    return new UseCaseConf(true, 90, graceDays, ages, everyDays, maximumAge, label, List.of());
  }

  static UseCase useCase(String name) {
    return UseCases.of(name.equals(DECLARED_CHURN) ? "churn" : name, conf(name));
  }

  static List<Observed> at(String useCase, Timeline timeline, String tonight) {
    return at(useCase, timeline, tonight, NO_RATES);
  }

  static List<Observed> at(String name, Timeline timeline, String tonight, OutcomeRates rates) {
    return at(name, timeline, tonight, rates, NO_EXCHANGE);
  }

  static List<Observed> at(
      String name, Timeline timeline, String tonight, OutcomeRates rates, ExchangeRates exchange) {
    UseCase useCase = useCase(name);
    return at(
        name,
        timeline,
        tonight,
        new Surroundings(
            rates,
            StageTimes.of(useCase.stageExits(timeline)),
            Teams.ofTimelines(List.of(timeline)),
            exchange,
            Beginnings.ofTimelines(List.of(timeline))));
  }

  static List<Observed> at(
      String name, Timeline timeline, String tonight, Surroundings surroundings) {
    UseCase useCase = useCase(name);
    Landmarks landmarks = new Landmarks(conf(name), AsOf.parse(tonight), true);
    return useCase
        .observe(
            timeline,
            landmarks,
            surroundings.around(useCase.rateEvents(timeline, surroundings.teams())))
        .toList();
  }

  static Observed on(String day, List<Observed> looks) {
    return looks.stream()
        .filter(look -> look.subject().at().date().equals(LocalDate.parse(day)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No look on " + day));
  }

  static Optional<?> value(String feature, Observed look, String useCase) {
    return useCase(useCase).features().stream()
        .filter(candidate -> candidate.name().equals(feature))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No feature " + feature))
        .valueFor(look.subject());
  }
}
