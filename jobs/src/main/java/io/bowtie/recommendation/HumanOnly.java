package io.bowtie.recommendation;

import java.util.Locale;

/**
 * Decisions that belong to a person. Bowtie can put them to a named role as a question and in no
 * other way: there is nothing here but the question. The list is closed, and no conf key reaches
 * it.
 */
public enum HumanOnly {
  /** To call a deal commit, best case or otherwise. */
  FORECAST_CATEGORY("sales manager", "Is the forecast category still right?"),
  /** To grant a price below the list. */
  DISCOUNT("deal desk", "Is the discount justified?"),
  /** To make one record of two. */
  MERGE("RevOps", "Are these records the same company or person?"),
  /** To give an account to another territory. */
  TERRITORY("sales leader", "Does the account belong to this territory?"),
  /** What follows for the people whose work is measured. */
  EMPLOYMENT_OR_PAY("people leader", "Is there anything to discuss in person?");

  /** Asking is no act, but what is asked about is: nobody acts on it without an approval. */
  static final RiskTier TIER = RiskTier.HIGH;

  private final String role;
  private final String question;

  HumanOnly(String role, String question) {
    this.role = role;
    this.question = question;
  }

  /** The decision in plain words. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** What can be asked about it. */
  public String question() {
    return question;
  }

  /** Who is asked. */
  public String role() {
    return role;
  }

  /**
   * The text of a recommendation: whom it asks, why now, and what.
   *
   * @param occasion a sentence that says what gave rise to the question
   */
  public String asked(String occasion) {
    return "Question to the " + role + ": " + occasion + " " + question;
  }
}
