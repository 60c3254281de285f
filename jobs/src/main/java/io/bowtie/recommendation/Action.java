package io.bowtie.recommendation;

import io.bowtie.config.BandConf;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Everything that Bowtie can advise. An action says when it is advised, in which words, how long
 * the advice holds, and how much harm it can do before money and standing are looked at.
 */
public enum Action {
  /** Band A leads: reach them while they are interested. */
  LEAD_CALL_TODAY(
      "lead",
      lead -> lead.isInBand("A"),
      BandConf::a,
      RiskTier.MEDIUM,
      "sales development manager",
      1,
      "Call this lead within the day."),
  /** Band B leads: worth a person's time, not today's. */
  LEAD_NURTURE(
      "lead",
      lead -> lead.isInBand("B"),
      BandConf::b,
      RiskTier.MEDIUM,
      "sales development manager",
      7,
      "Contact this lead within the week and keep it in nurture until it answers."),
  /** Band A deals: do not lose what is nearly won. */
  DEAL_PROTECT_CLOSE(
      "deal",
      deal -> deal.isInBand("A"),
      BandConf::a,
      RiskTier.MEDIUM,
      "sales manager",
      7,
      "Protect the close plan: confirm next step, close date and signer with the customer."),
  /** Deals in band C and D with money in them. */
  DEAL_REVIEW(
      "deal",
      deal -> deal.isInBand("C", "D") && deal.stake().isKnown(),
      BandConf::b,
      RiskTier.MEDIUM,
      "sales manager",
      7,
      "Review this deal with its manager: it stands at {stake}, and deals scored like it are"
          + " seldom won in time."),
  /** Deals in band C and D without an amount: nobody can say whether a review is worth it. */
  DEAL_ADD_AMOUNT(
      "deal",
      deal -> deal.isInBand("C", "D") && !deal.stake().isKnown(),
      BandConf::b,
      RiskTier.LOW,
      "sales manager",
      14,
      "Enter the amount of this deal, so that its manager can decide whether to review it."),
  /** A commit that the score does not support; only its manager may change it. */
  DEAL_ASK_COMMIT(
      "deal",
      deal -> deal.isInBand("C", "D") && deal.forecastCategory().equals("commit"),
      BandConf::b,
      RiskTier.HIGH,
      HumanOnly.FORECAST_CATEGORY.role(),
      3,
      HumanOnly.FORECAST_CATEGORY.asked(
          "This deal is in commit at {stake}, and its score is below the threshold.")),
  /** Band A customers: the renewal is in danger. */
  CHURN_SAVE_PLAN(
      "churn",
      customer -> customer.isInBand("A"),
      BandConf::a,
      RiskTier.MEDIUM,
      "customer success lead",
      7,
      "Write a renewal save plan with the account's team: {stake} a year is at stake."),
  /** Band B customers: find out early. */
  CHURN_CHECK_IN(
      "churn",
      customer -> customer.isInBand("B"),
      BandConf::b,
      RiskTier.MEDIUM,
      "customer success lead",
      14,
      "Have the customer's success manager check in: {stake} a year is at stake.");

  private final String useCase;
  private final Predicate<Scored> condition;
  private final ToDoubleFunction<BandConf> threshold;
  private final RiskTier tier;
  private final String approver;
  private final int holdsDays;
  private final String template;

  Action(
      String useCase,
      Predicate<Scored> condition,
      ToDoubleFunction<BandConf> threshold,
      RiskTier tier,
      String approver,
      int holdsDays,
      String template) {
    if (tier == RiskTier.CRITICAL) {
      throw new IllegalArgumentException("Critical actions have no automated path");
    }
    this.useCase = useCase;
    this.condition = condition;
    this.threshold = threshold;
    this.tier = tier;
    this.approver = approver;
    this.holdsDays = holdsDays;
    this.template = template;
  }

  /** The action's code in {@code gold.recommendations}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The use case whose scores give rise to it. */
  public String useCase() {
    return useCase;
  }

  boolean isAdvisedFor(Scored scored) {
    return scored.useCase().equals(useCase) && condition.test(scored);
  }

  /** The probability from which it is advised; for C and D deals the one below which it is. */
  double threshold(BandConf bands) {
    return threshold.applyAsDouble(bands);
  }

  /** The tier before money and standing raise it. */
  RiskTier tier() {
    return tier;
  }

  /** The role that agrees when the tier asks for it. */
  String approver() {
    return approver;
  }

  /** For how many days after the as-of the advice holds. */
  int holdsDays() {
    return holdsDays;
  }

  String text(Stake stake) {
    return template.replace("{stake}", stake.words());
  }
}
