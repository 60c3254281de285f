package io.bowtie.config;

import io.bowtie.contract.OperatorError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What is held against a column that would like to train, and what somebody has signed for.
 *
 * @param highestAuc from here on a column that ranks the outcome alone is refused
 * @param highestFilledAfter share of outcomes after which a column may be filled in, chance set
 *     aside
 * @param highestMissingCorrelation from here on, either way, the absence of values needs a
 *     signature
 * @param highestLatestGain AUC that tonight's values may gain over those of the day, chance set
 *     aside
 * @param protectedWords further words of names that say what a person is
 * @param signatures use case to feature to who answers for it: the use case's model owner or one of
 *     its approvers
 */
public record LeakageConf(
    double highestAuc,
    double highestFilledAfter,
    double highestMissingCorrelation,
    double highestLatestGain,
    List<String> protectedWords,
    Map<String, Map<String, SignOff>> signatures) {

  public LeakageConf {
    protectedWords = List.copyOf(protectedWords);
    signatures = Map.copyOf(signatures);
  }

  /** What was signed for in a use case, by feature. */
  public Map<String, SignOff> signOffs(String useCase) {
    return signatures.getOrDefault(useCase, Map.of());
  }

  /** The signature for a feature of a use case; empty if there is none. */
  public Optional<SignOff> signOff(String useCase, String feature) {
    return Optional.ofNullable(signOffs(useCase).get(feature));
  }

  static LeakageConf read(ConfSection section) {
    return new LeakageConf(
        section.number("highest-auc"),
        section.number("highest-filled-after"),
        section.number("highest-missing-correlation"),
        section.number("highest-latest-gain"),
        section.texts("protected-words"),
        section.named(
            "sign-offs", (useCase, own) -> own.children((feature, each) -> SignOff.read(each))));
  }

  /** Refuses signatures of people who do not answer for the use case. */
  void refuseStrangers(Map<String, UseCaseConf> useCases, Map<String, GovernanceConf> governance) {
    signatures.forEach(
        (useCase, features) -> {
          if (!useCases.containsKey(useCase)) {
            throw OperatorError.configuration("There is no use case '" + useCase + "'")
                .where("leakage.sign-offs." + useCase)
                .remedy("Use one of " + String.join(", ", new TreeSet<>(useCases.keySet())) + ".");
          }
          if (governance.containsKey(useCase)) {
            features.forEach((feature, by) -> refuseStranger(useCase, feature, by, governance));
          }
        });
  }

  private static void refuseStranger(
      String useCase, String feature, SignOff signOff, Map<String, GovernanceConf> governance) {
    GovernanceConf own = governance.get(useCase);
    if (!own.approvers().contains(signOff.by()) && !own.modelOwner().equals(signOff.by())) {
      throw OperatorError.configuration(
              "'" + signOff.by() + "' may not sign for " + feature + " of " + useCase)
          .where("leakage.sign-offs." + useCase + "." + feature + ".by")
          .why("Only the use case's model owner and its approvers answer for what it learns from.")
          .remedy(
              "Let one of them sign: "
                  + own.modelOwner()
                  + ", "
                  + String.join(", ", own.approvers())
                  + ".");
    }
  }
}
