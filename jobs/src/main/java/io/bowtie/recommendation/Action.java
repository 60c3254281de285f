package io.bowtie.recommendation;

import io.bowtie.config.BandConf;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything that Bowtie can advise. An action says when it is advised, in which words, how long
 * the advice holds, and how much harm it can do before money and standing are looked at.
 */
public enum Action {
  /** Band A leads: reach them while they are interested. */
  LEAD_CALL_TODAY(
      "lead",
      (lead, isAlert) -> isAlert && lead.isInBand("A"),
      true,
      RiskTier.MEDIUM,
      "sales development manager",
      1,
      "Call this lead within the day."),
  /** Other leads from the threshold on: worth a person's time, not today's. */
  LEAD_NURTURE(
      "lead",
      (lead, isAlert) -> isAlert && !lead.isInBand("A"),
      false,
      RiskTier.MEDIUM,
      "sales development manager",
      7,
      "Contact this lead within the week and keep it in nurture until it answers."),
  /** Band A deals: do not lose what is nearly won. */
  DEAL_PROTECT_CLOSE(
      "deal",
      (deal, isAlert) -> !isAlert && deal.isInBand("A"),
      true,
      RiskTier.MEDIUM,
      "sales manager",
      7,
      "Protect the close plan: confirm next step, close date and signer with the customer."),
  /** Deals below the threshold with money in them. */
  DEAL_REVIEW(
      "deal",
      (deal, isAlert) -> isAlert && deal.stake().isKnown(),
      false,
      RiskTier.MEDIUM,
      "sales manager",
      7,
      "Review this deal with its manager: it stands at {stake}, and deals scored like it are"
          + " seldom won in time."),
  /** Deals below the threshold without an amount: nobody can say whether a review is worth it. */
  DEAL_ADD_AMOUNT(
      "deal",
      (deal, isAlert) -> isAlert && !deal.stake().isKnown(),
      false,
      RiskTier.LOW,
      "sales manager",
      14,
      "Enter the amount of this deal, so that its manager can decide whether to review it."),
  /** A commit that the score does not support; only its manager may change it. */
  DEAL_ASK_COMMIT(
      "deal",
      (deal, isAlert) -> isAlert && deal.forecastCategory().equals("commit"),
      HumanOnly.FORECAST_CATEGORY,
      3,
      "This deal is in commit at {stake}, and its score is below the threshold."),
  /** Band A customers: the renewal is in danger. */
  CHURN_SAVE_PLAN(
      "churn",
      (customer, isAlert) -> isAlert && customer.isInBand("A"),
      true,
      RiskTier.MEDIUM,
      "customer success lead",
      7,
      "Write a renewal save plan with the account's team: {stake} a year is at stake."),
  /** Other customers from the threshold on: find out early. */
  CHURN_CHECK_IN(
      "churn",
      (customer, isAlert) -> isAlert && !customer.isInBand("A"),
      false,
      RiskTier.MEDIUM,
      "customer success lead",
      14,
      "Have the customer's success manager check in: {stake} a year is at stake.");

  private final String useCase;
  private final Condition condition;
  private final boolean isOfTopBand;
  private final RiskTier tier;
  private final String approver;
  private final int holdsDays;
  private final String template;
  private final Optional<HumanOnly> decision;

  /** Something that people do. */
  Action(
      String useCase,
      Condition condition,
      boolean isOfTopBand,
      RiskTier tier,
      String approver,
      int holdsDays,
      String template) {
    this(useCase, condition, isOfTopBand, tier, approver, holdsDays, template, Optional.empty());
  }

  /**
   * A decision that a person alone takes: there is no other way to speak of one than to ask whoever
   * takes it.
   */
  Action(String useCase, Condition condition, HumanOnly decision, int holdsDays, String occasion) {
    this(
        useCase,
        condition,
        false,
        HumanOnly.TIER,
        decision.role(),
        holdsDays,
        decision.asked(occasion),
        Optional.of(decision));
  }

  Action(
      String useCase,
      Condition condition,
      boolean isOfTopBand,
      RiskTier tier,
      String approver,
      int holdsDays,
      String template,
      Optional<HumanOnly> decision) {
    if (tier == RiskTier.CRITICAL) {
      throw new IllegalArgumentException("Critical actions have no automated path");
    }
    this.useCase = useCase;
    this.condition = condition;
    this.isOfTopBand = isOfTopBand;
    this.tier = tier;
    this.approver = approver;
    this.holdsDays = holdsDays;
    this.template = template;
    this.decision = decision;
  }

  /** The action's code in {@code gold.recommendations}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The use case whose scores give rise to it. */
  public String useCase() {
    return useCase;
  }

  /** When an action is advised. */
  private interface Condition {
    boolean holds(Scored scored, boolean isAlert);
  }

  /**
   * Whether it is advised.
   *
   * @param isAlert whether an alert stands for the entity
   */
  boolean isAdvisedFor(Scored scored, boolean isAlert) {
    return scored.useCase().equals(useCase) && condition.holds(scored, isAlert);
  }

  /** The probability from which it is advised; of deals at risk the one below which it is. */
  double threshold(BandConf bands, AlertRule rule) {
    return isOfTopBand ? bands.a() : rule.threshold();
  }

  /** The tier before money and standing raise it. */
  public RiskTier tier() {
    return tier;
  }

  /** The role that agrees when the tier asks for it. */
  public String approver() {
    return approver;
  }

  /** For how many days after the as-of the advice holds. */
  int holdsDays() {
    return holdsDays;
  }

  /** What a person alone decides and is asked about; empty for what people simply do. */
  public Optional<HumanOnly> decision() {
    return decision;
  }

  /** What it says of any case, with dots where a case has its money. */
  public String words() {
    return template.replace("{stake}", "…");
  }

  String text(Stake stake) {
    return template.replace("{stake}", stake.words());
  }
}
