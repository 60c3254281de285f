package io.bowtie.model;

import io.bowtie.config.BacktestConf.Scheme;
import io.bowtie.evaluation.AucWidth;
import io.bowtie.evaluation.GateLimits;
import io.bowtie.model.RollingOrigins.Origin;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What other horizons and steps would leave to test, counted on the looks that there are, and which
 * of them serves the gate best. The horizon is the question that is asked, so another one is
 * proposed only where no step at this one will do.
 *
 * @param all by horizon and step; none for data without time order and for cuts that conf names
 */
record BacktestChoices(List<BacktestChoice> all) {
  private static final List<Integer> HORIZONS = List.of(30, 60, 90, 120, 180);
  private static final List<Integer> STEPS = List.of(14, 30, 45, 60, 90);

  BacktestChoices {
    all = List.copyOf(all);
  }

  /**
   * Counts.
   *
   * @param auc to expect
   */
  static BacktestChoices of(
      Looks looks, TrainingTask task, LandmarkDays days, GateLimits limits, double auc) {
    if (task.train().backtest().scheme() == Scheme.GROUPED
        || !task.train().backtest().originDates().isEmpty()) {
      return new BacktestChoices(List.of());
    }
    LabelRule rule = task.rule();
    List<BacktestChoice> choices = new ArrayList<>();
    for (int horizon : with(HORIZONS, rule.horizonDays())) {
      for (int step : with(STEPS, task.train().originStepDays())) {
        LabelRule other = new LabelRule(horizon, rule.graceDays(), rule.delayDays());
        choices.add(counted(looks, task, days, other, step, auc));
      }
    }
    Comparator<BacktestChoice> byWorth = byWorth(limits, rule.horizonDays());
    int best =
        IntStream.range(0, choices.size())
            .boxed()
            .min((one, other) -> byWorth.compare(choices.get(one), choices.get(other)))
            .orElseThrow();
    choices.set(best, choices.get(best).proposed());
    return new BacktestChoices(choices);
  }

  /** What would leave more origins than conf does; empty where nothing would. */
  Optional<String> moreOrigins(String useCase) {
    Optional<BacktestChoice> current = all.stream().filter(BacktestChoice::isCurrent).findFirst();
    return all.stream()
        .filter(BacktestChoice::isProposed)
        .filter(best -> current.filter(now -> now.origins() < best.origins()).isPresent())
        .findFirst()
        .map(
            best ->
                "With "
                    + (best.horizonDays() == current.orElseThrow().horizonDays()
                        ? ""
                        : "use-cases."
                            + useCase
                            + ".horizon-days = "
                            + best.horizonDays()
                            + " and ")
                    + "train.origin-step-days = "
                    + best.originStepDays()
                    + " there would be "
                    + best.origins()
                    + ".");
  }

  private static TreeSet<Integer> with(List<Integer> usual, int own) {
    TreeSet<Integer> all = new TreeSet<>(usual);
    all.add(own);
    return all;
  }

  /** As many origins and cases as the gate asks for come first, then the narrowest interval. */
  private static Comparator<BacktestChoice> byWorth(GateLimits limits, int ownHorizon) {
    return Comparator.comparing((BacktestChoice choice) -> isEnough(choice, limits))
        .reversed()
        .thenComparing(choice -> choice.horizonDays() != ownHorizon)
        .thenComparing(choice -> -Math.min(choice.origins(), limits.minimumOrigins()))
        .thenComparing(choice -> -Math.min(choice.eventCases(), limits.minimumEvents()))
        .thenComparing(choice -> choice.aucWidth().orElse(1))
        .thenComparing(choice -> !choice.isCurrent());
  }

  private static boolean isEnough(BacktestChoice choice, GateLimits limits) {
    return choice.origins() >= limits.minimumOrigins()
        && choice.eventCases() >= limits.minimumEvents()
        && choice.otherCases() >= limits.minimumNonEvents();
  }

  private static BacktestChoice counted(
      Looks looks, TrainingTask task, LandmarkDays days, LabelRule rule, int step, double auc) {
    List<Origin> planned =
        RollingOrigins.byDistance(
                days, task.asOf(), rule.maturityDays(), task.train().origins(), step)
            .kept();
    int tonight = (int) task.asOf().date().toEpochDay();
    BitSet events = new BitSet();
    BitSet others = new BitSet();
    int origins = 0;
    for (Origin origin : planned) {
      if (canFit(looks, origin, rule) && test(looks, origin, rule, tonight, events, others)) {
        origins++;
      }
    }
    return new BacktestChoice(
        rule.horizonDays(),
        step,
        origins,
        events.cardinality(),
        others.cardinality(),
        events.isEmpty() || others.isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(AucWidth.of(auc, events.cardinality(), others.cardinality())),
        rule.horizonDays() == task.rule().horizonDays() && step == task.train().originStepDays(),
        false);
  }

  private static boolean canFit(Looks looks, Origin origin, LabelRule rule) {
    int cut = (int) origin.cut().date().toEpochDay();
    long events = 0;
    long others = 0;
    for (int look = 0; look < looks.size(); look++) {
      if (looks.landmark(look) <= cut - rule.maturityDays()) {
        if (looks.isEvent(look, rule.horizonDays(), cut)) {
          events++;
        } else {
          others++;
        }
      }
    }
    return Math.min(events, others) >= Division.FEWEST_EARLIER + Division.FEWEST_LATER;
  }

  /** Of each entity the first look after the cut; whether there is any. */
  private static boolean test(
      Looks looks, Origin origin, LabelRule rule, int tonight, BitSet events, BitSet others) {
    int cut = (int) origin.cut().date().toEpochDay();
    int last = (int) origin.lastTested().date().toEpochDay();
    BitSet tested = new BitSet();
    // There are no more entities than looks.
    int[] first = new int[looks.size()];
    for (int look = 0; look < looks.size(); look++) {
      int day = looks.landmark(look);
      int entity = looks.entity(look);
      if (day > cut && day <= last && (!tested.get(entity) || day < first[entity])) {
        tested.set(entity);
        first[entity] = day;
      }
    }
    for (int look = 0; look < looks.size(); look++) {
      int entity = looks.entity(look);
      if (tested.get(entity) && first[entity] == looks.landmark(look)) {
        (looks.isEvent(look, rule.horizonDays(), tonight) ? events : others).set(entity);
      }
    }
    return !tested.isEmpty();
  }
}
