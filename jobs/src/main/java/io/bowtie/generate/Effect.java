package io.bowtie.generate;

/**
 * What moves outcomes in a planted company: the log-odds that one unit adds. The odds are those of
 * converting on a working day (lead), of winning when the deal closes (deal) and of leaving within
 * a week (churn).
 */
public enum Effect {
  LEAD_REFERRAL("lead", "lead_source=referral", 1.0, "came by referral"),
  LEAD_PARTNER("lead", "lead_source=partner", 0.4, "came from a partner"),
  LEAD_OUTBOUND("lead", "lead_source=outbound", -0.5, "was approached by us"),
  LEAD_PURCHASED_LIST("lead", "lead_source=purchased_list", -1.4, "came from a purchased list"),
  LEAD_EMPLOYEES("lead", "employee_count_log10", 0.6, "per tenfold of employees over 100"),
  LEAD_DEMO_REQUEST("lead", "demo_request", 1.1, "asked for a demo"),
  LEAD_INBOUND("lead", "inbound_count_7d", 0.5, "per inbound activity in the first week, up to 4"),
  LEAD_SENIORITY("lead", "title_seniority", 0.3, "per step from analyst to chief, centred"),
  LEAD_FORM_SCORE("lead", "x_form_score", 0.025, "per point over 50"),
  DEAL_TWO_WAY("deal", "two_way_activity_count_14d", 0.6, "per reply or meeting, up to 6"),
  DEAL_PUSHES("deal", "close_date_push_count", -0.8, "per push of the close date, up to 4"),
  DEAL_SMB("deal", "segment=smb", 0.4, "is sold to a small company"),
  DEAL_ENTERPRISE("deal", "segment=enterprise", -0.7, "is sold to a large company"),
  DEAL_DISCOUNT("deal", "discount_rate", 4.0, "per 100 % of discount"),
  DEAL_STAGE_OVERDUE("deal", "stage_age_over_usual", -0.9, "stage older than 1.5 times its usual"),
  DEAL_STAGE("deal", "stage_order", 0.9, "per stage reached, centred"),
  DEAL_REFERRAL("deal", "lead_source=referral", 0.9, "came by referral"),
  DEAL_PURCHASED_LIST("deal", "lead_source=purchased_list", -1.3, "came from a purchased list"),
  DEAL_INTEGRATIONS("deal", "x_integration_count", 0.2, "per integration asked for, over 2"),
  CHURN_USAGE_DROP("churn", "usage_drop_28d", 6.0, "per 100 % of fall against its own baseline"),
  CHURN_URGENT("churn", "urgent_ticket_count_90d", 1.0, "per urgent or escalated ticket, up to 4"),
  CHURN_OVERDUE("churn", "overdue_invoice_count", 1.0, "per unpaid overdue invoice, up to 3"),
  CHURN_UNUSED_SEATS("churn", "seats_unused_rate", 2.5, "per 100 % of seats unused, over 45 %");

  private final String useCase;
  private final String feature;
  private final double logOdds;
  private final String meaning;

  Effect(String useCase, String feature, double logOdds, String meaning) {
    this.useCase = useCase;
    this.feature = feature;
    this.logOdds = logOdds;
    this.meaning = meaning;
  }

  /** The model it belongs to: lead, deal or churn. */
  public String useCase() {
    return useCase;
  }

  /** What it hangs on, worded like a feature. */
  public String feature() {
    return feature;
  }

  /** What one unit adds. */
  public double logOdds() {
    return logOdds;
  }

  /** The unit in words. */
  public String meaning() {
    return meaning;
  }

  double of(double units) {
    return logOdds * units;
  }

  double when(boolean holds) {
    return holds ? logOdds : 0;
  }
}
