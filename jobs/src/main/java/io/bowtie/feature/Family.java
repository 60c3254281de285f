package io.bowtie.feature;

import java.util.Locale;
import java.util.Set;

/** What a feature speaks of: also the reason family that users see. */
public enum Family {
  FIT("Fit", "accounts"),
  INTENT("Intent", "leads"),
  ENGAGEMENT("Engagement", "activities"),
  USAGE("Product usage", "usage_daily"),
  SUPPORT("Support", "tickets"),
  BILLING("Billing", "subscriptions", "subscription_changes", "invoices"),
  PROGRESS("Deal progress", "deals", "deal_history", "deal_contacts"),
  HISTORY("Source history and similar accounts", "leads", "deals");

  private final String title;
  private final Set<String> entities;

  Family(String title, String... entities) {
    this.title = title;
    this.entities = Set.of(entities);
  }

  /** The silver entities that its features read. */
  public Set<String> entities() {
    return entities;
  }

  /** As a user reads it. */
  public String title() {
    return title;
  }

  /** As tables and conf write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
