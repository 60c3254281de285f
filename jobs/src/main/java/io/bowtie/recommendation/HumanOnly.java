package io.bowtie.recommendation;

/**
 * Decisions that belong to a person. Bowtie can put them to a named role as a question and in no
 * other way: there is nothing here but the question.
 */
public enum HumanOnly {
  FORECAST_CATEGORY("sales manager", "Is the forecast category still right?"),
  DISCOUNT("deal desk", "Is the discount justified?"),
  MERGE("RevOps", "Are these records the same company or person?"),
  TERRITORY("sales leader", "Does the account belong to this territory?"),
  EMPLOYMENT_OR_PAY("people leader", "Is there anything to discuss in person?");

  private final String role;
  private final String question;

  HumanOnly(String role, String question) {
    this.role = role;
    this.question = question;
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
