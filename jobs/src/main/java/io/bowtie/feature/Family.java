package io.bowtie.feature;

import java.util.Locale;

/** What a feature speaks of: also the reason family that users see. */
public enum Family {
  FIT("Fit"),
  INTENT("Intent"),
  ENGAGEMENT("Engagement"),
  USAGE("Product usage"),
  SUPPORT("Support"),
  BILLING("Billing"),
  PROGRESS("Deal progress"),
  HISTORY("Source history and similar accounts");

  private final String title;

  Family(String title) {
    this.title = title;
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
