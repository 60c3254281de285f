package io.bowtie.governance;

import io.bowtie.contract.AsOf;
import io.bowtie.evaluation.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * By which numbers a use case leaves the historical test, and by which it leaves shadow.
 *
 * <p>The historical test is left with a passed evidence gate, a champion none of whose features the
 * leakage ledger holds back, and a complete registration. Of rules, which a use case shows while no
 * model is champion, the gate asks less: that it lets rules be published; and they have no features
 * for a ledger. Shadow is left after so many nights in it without a stop or a fall back, whatever
 * the scores came from.
 *
 * @param shadowNights that are asked for, at least 1
 */
public record ExitCriteria(int shadowNights) {

  /** Every criterion, in the order of the stages. */
  public List<RolloutCheck> checks(RolloutFacts facts) {
    List<AsOf> latest =
        facts.shadowNights().stream()
            .sorted(Comparator.reverseOrder())
            .limit(shadowNights)
            .toList();
    return List.of(
        evidence(facts),
        ledger(facts),
        registration(facts),
        nights(facts),
        incidents(facts, latest));
  }

  private static RolloutCheck evidence(RolloutFacts facts) {
    boolean isPassed = facts.tested().filter(ExitCriteria::isPassed).isPresent();
    return RolloutCheck.reaching(
        RolloutStage.HISTORICAL_TEST,
        "evidence_gate",
        isPassed ? 1 : 0,
        1,
        facts
            .tested()
            .map(
                tested ->
                    "The evidence gate said "
                        + tested.verdict()
                        + " of "
                        + tested.version()
                        + (tested.isModel()
                            ? ", the champion."
                            : "; scores come from rules, for which rules_only is enough."))
            .orElse("Nothing was ever trained."));
  }

  private static boolean isPassed(RolloutFacts.Tested tested) {
    return tested.verdict().equals(Verdict.PUBLISH.word())
        || (!tested.isModel() && tested.verdict().equals(Verdict.RULES_ONLY.word()));
  }

  private static RolloutCheck ledger(RolloutFacts facts) {
    List<String> unfit = facts.tested().map(RolloutFacts.Tested::unfit).orElse(List.of());
    boolean isModel = facts.tested().filter(RolloutFacts.Tested::isModel).isPresent();
    return RolloutCheck.without(
        RolloutStage.HISTORICAL_TEST,
        "leakage_ledger",
        unfit.size(),
        !isModel
            ? "There is no champion whose features could leak."
            : unfit.isEmpty()
                ? "The champion learned from nothing that is refused or unsigned."
                : "The champion learned from what is refused or unsigned: "
                    + String.join(", ", unfit)
                    + ".");
  }

  private static RolloutCheck registration(RolloutFacts facts) {
    return RolloutCheck.without(
        RolloutStage.HISTORICAL_TEST,
        "registration",
        facts.missing().size(),
        facts.missing().isEmpty()
            ? "The registration is complete."
            : "The registration lacks " + String.join(", ", facts.missing()) + ".");
  }

  private RolloutCheck nights(RolloutFacts facts) {
    int spent = facts.shadowNights().size();
    return RolloutCheck.reaching(
        RolloutStage.SHADOW,
        "shadow_nights",
        spent,
        shadowNights,
        "It has spent " + spent + " nights in shadow, and " + shadowNights + " are asked for.");
  }

  /**
   * An event counts among the nights from the first of the latest ones to the last: so after a fall
   * back it takes as many nights again, and a stop of long ago is forgotten.
   */
  private static RolloutCheck incidents(RolloutFacts facts, List<AsOf> latest) {
    Stream<UseCaseEvent> among =
        facts.events().stream()
            .filter(event -> event.useCase().equals(facts.useCase()))
            .filter(event -> event.kind() != UseCaseEvent.Kind.RESUMED)
            .filter(
                event ->
                    !latest.isEmpty()
                        && event.effectiveFrom().compareTo(latest.get(latest.size() - 1)) >= 0
                        && event.effectiveFrom().compareTo(latest.get(0)) <= 0);
    long count = among.count();
    return RolloutCheck.without(
        RolloutStage.SHADOW,
        "stops_and_fall_backs",
        count,
        "In the latest "
            + latest.size()
            + " nights in shadow it was stopped or fell back "
            + count
            + " times.");
  }
}
