package io.bowtie.job;

import io.bowtie.config.BowtieConf;
import io.bowtie.config.GovernanceConf;
import io.bowtie.contract.OperatorError;
import io.bowtie.feature.UseCase;
import io.bowtie.feature.UseCases;
import io.bowtie.report.card.CardContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the model cards say that no table holds: from conf, and what is true of every use case. */
final class Cards {
  private static final Map<String, String> WHAT_IT_DOES =
      Map.of(
          "lead", "How likely an open lead converts within the horizon",
          "deal", "How likely an open deal is won within the horizon",
          "churn", "How likely a customer ends all paid subscriptions within the horizon");

  private static final List<String> LIMITATIONS =
      List.of(
          "It sees what the source systems recorded, when they recorded it, and nothing else:"
              + " no conversation, no market, no decision that was not entered.",
          "It says what happened to similar cases. It does not say that acting on a reason would"
              + " change the outcome.",
          "It was tested on the past of this company. A change of process, product or market is"
              + " not in it.");

  private static final List<CardContext.Risk> RISKS =
      List.of(
          new CardContext.Risk(
              "Groups may be treated unequally",
              "Selection and error rates are compared by segment and source with intervals;"
                  + " groups too small to judge are listed."),
          new CardContext.Risk(
              "A score may be followed without thought",
              "Each score carries reasons, confidence and caveats, and what a person must approve"
                  + " is marked."),
          new CardContext.Risk(
              "Scores may be used to judge people",
              "Owners are no feature and appear in no reason; decisions on employment or pay are"
                  + " not supported."));

  private Cards() {}

  /**
   * The contexts of all enabled use cases.
   *
   * @throws OperatorError of configuration where nobody answers for a use case
   */
  static List<CardContext> contexts(BowtieConf conf) {
    return UseCases.enabled(conf).stream().map(useCase -> context(useCase, conf)).toList();
  }

  private static CardContext context(UseCase useCase, BowtieConf conf) {
    GovernanceConf governance =
        conf.registered(useCase.name()).orElseThrow(() -> ungoverned(useCase.name()));
    String name = useCase.name();
    return new CardContext(
            name,
            conf.company() + ": " + name + " scoring",
            WHAT_IT_DOES.get(name) + ".",
            String.format(
                Locale.ROOT, useCase.labelDefinition(), conf.useCases().get(name).horizonDays()),
            List.of(
                new CardContext.Owner(governance.owner(), "owns the use case"),
                new CardContext.Owner(governance.modelOwner(), "owns the model"),
                new CardContext.Owner(governance.dataOwner(), "owns the data")),
            governance.approvers(),
            List.of(governance.users()),
            List.of(governance.userAction()),
            LIMITATIONS,
            List.of(
                "A linear model was chosen for exact reasons; patterns that only interactions"
                    + " would show are left out."),
            RISKS,
            "proprietary",
            governance.rules().reviewCadence(),
            conf.useCases().get(name).notes())
        .requireComplete();
  }

  private static OperatorError ungoverned(String useCase) {
    return OperatorError.configuration("Nobody answers for the use case '" + useCase + "'")
        .where("governance." + useCase)
        .why("A score without an owner and an approver is not published.")
        .remedy(
            "Add governance."
                + useCase
                + " { owner, model-owner, data-owner, approvers, users, user-action,"
                + " review-cadence }, or set use-cases."
                + useCase
                + ".enabled = false.");
  }
}
