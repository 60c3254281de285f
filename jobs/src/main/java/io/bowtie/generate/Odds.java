package io.bowtie.generate;

/**
 * The laws behind every outcome. In a company without effects each law is one flat number, so that
 * outcomes are independent of everything, age and stage included.
 */
final class Odds {
  /** Chance that an open lead is given up on a working day; the same for every lead. */
  static final double LEAD_GIVEN_UP = 0.014;

  private static final double LEAD_FLAT = 0.0016;
  private static final double DEAL_CLOSES_FLAT = 0.026;
  private static final double DEAL_WON_FLAT = 0.30;
  private static final double CHURN_FLAT = 0.0055;
  private static final double LEAD_BASE = -7.3;
  private static final double DEAL_BASE = -1.65;
  private static final double CHURN_BASE = -7.55;

  private final boolean isPlanted;

  Odds(Effects effects) {
    this.isPlanted = effects == Effects.PLANTED;
  }

  /** What a lead's odds hang on, on the day of the draw. */
  record LeadState(
      LeadSource source,
      int employees,
      Seniority seniority,
      double formScore,
      boolean askedForDemo,
      int inboundFirstWeek,
      int ageDays) {}

  /** What a deal's odds hang on, on the day of the draw. */
  record DealState(
      LeadSource source,
      Segment segment,
      int stageOrder,
      double stageAgeOverUsual,
      double discountRate,
      int pushes,
      int twoWay14Days,
      int integrations) {}

  /** What a customer's odds hang on, on the day of the draw. */
  record CustomerState(
      double usageDrop, int urgentTickets90Days, int overdueInvoices, double unusedSeats) {}

  /** Chance of converting on a working day. */
  double leadConverts(LeadState lead) {
    return isPlanted ? Dice.logistic(LEAD_BASE + score(lead)) : LEAD_FLAT;
  }

  /**
   * Chance of closing, either way, on a working day; with effects a deal does not close at once.
   */
  double dealCloses(int ageDays) {
    if (!isPlanted) {
      return DEAL_CLOSES_FLAT;
    }
    return ageDays < 15 ? 0.008 : 0.034;
  }

  /** Chance that a deal which closes is won. */
  double dealWon(DealState deal) {
    return isPlanted ? Dice.logistic(DEAL_BASE + score(deal)) : DEAL_WON_FLAT;
  }

  /** Chance of leaving within a week. */
  double churns(CustomerState customer) {
    return isPlanted ? Dice.logistic(CHURN_BASE + score(customer)) : CHURN_FLAT;
  }

  private static double score(LeadState lead) {
    return Effect.LEAD_REFERRAL.when(lead.source() == LeadSource.REFERRAL)
        + Effect.LEAD_PARTNER.when(lead.source() == LeadSource.PARTNER)
        + Effect.LEAD_OUTBOUND.when(lead.source() == LeadSource.OUTBOUND)
        + Effect.LEAD_PURCHASED_LIST.when(lead.source() == LeadSource.PURCHASED_LIST)
        + Effect.LEAD_EMPLOYEES.of(StrictMath.log10(Math.max(1, lead.employees())) - 2)
        + Effect.LEAD_DEMO_REQUEST.when(lead.askedForDemo())
        + Effect.LEAD_INBOUND.of(Math.min(4, lead.inboundFirstWeek()))
        + Effect.LEAD_SENIORITY.of(lead.seniority().steps - 1.5)
        + Effect.LEAD_FORM_SCORE.of(lead.formScore() - 50)
        + (lead.ageDays() <= 30 ? 0.5 : lead.ageDays() <= 60 ? 0 : -0.6);
  }

  private static double score(DealState deal) {
    return Effect.DEAL_REFERRAL.when(deal.source() == LeadSource.REFERRAL)
        + Effect.DEAL_PURCHASED_LIST.when(deal.source() == LeadSource.PURCHASED_LIST)
        + Effect.DEAL_SMB.when(deal.segment() == Segment.SMB)
        + Effect.DEAL_ENTERPRISE.when(deal.segment() == Segment.ENTERPRISE)
        + Effect.DEAL_STAGE.of(deal.stageOrder() - 2.5)
        + Effect.DEAL_STAGE_OVERDUE.when(deal.stageAgeOverUsual() > 1.5)
        + Effect.DEAL_DISCOUNT.of(deal.discountRate())
        + Effect.DEAL_PUSHES.of(Math.min(4, deal.pushes()))
        + Effect.DEAL_TWO_WAY.of(Math.min(6, deal.twoWay14Days()))
        + Effect.DEAL_INTEGRATIONS.of(deal.integrations() - 2);
  }

  private static double score(CustomerState customer) {
    return Effect.CHURN_USAGE_DROP.of(Math.max(0, customer.usageDrop()))
        + Effect.CHURN_URGENT.of(Math.min(4, customer.urgentTickets90Days()))
        + Effect.CHURN_OVERDUE.of(Math.min(3, customer.overdueInvoices()))
        + Effect.CHURN_UNUSED_SEATS.of(customer.unusedSeats() - 0.45);
  }
}
