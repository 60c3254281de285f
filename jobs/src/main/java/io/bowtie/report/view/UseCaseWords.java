package io.bowtie.report.view;

import java.util.Arrays;

/** How pages speak of a use case. */
public enum UseCaseWords {
  LEAD("lead", "Leads", "lead", "leads", "Which open leads will convert?", "chance to convert"),
  DEAL("deal", "Deals", "deal", "deals", "Which open deals will be won?", "chance to win"),
  CHURN(
      "churn",
      "Customers",
      "customer",
      "customers",
      "Which customers may leave?",
      "risk of leaving"),
  OTHER("", "Other", "row", "rows", "What will happen?", "probability");

  private final String code;
  private final String title;
  private final String one;
  private final String several;
  private final String question;
  private final String chance;

  UseCaseWords(
      String code, String title, String one, String several, String question, String chance) {
    this.code = code;
    this.title = title;
    this.one = one;
    this.several = several;
    this.question = question;
    this.chance = chance;
  }

  public static UseCaseWords of(String useCase) {
    return Arrays.stream(values())
        .filter(words -> words.code.equals(useCase))
        .findFirst()
        .orElse(OTHER);
  }

  public String title() {
    return title;
  }

  public String question() {
    return question;
  }

  /** What the probability is the probability of. */
  public String chance() {
    return chance;
  }

  public String many(long number) {
    return Words.many(number, one, several);
  }
}
