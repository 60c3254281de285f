package io.bowtie.scoring;

import java.io.Serializable;

/**
 * How people speak of what a use case predicts.
 *
 * @param cases what is looked at, in the plural, such as deals
 * @param happened what became of those of which the event came, such as were won
 */
public record OutcomeWords(String cases, String happened) implements Serializable {

  /** The words of lead, deal or churn. */
  public static OutcomeWords of(String useCase) {
    return switch (useCase) {
      case "lead" -> new OutcomeWords("leads", "converted");
      case "deal" -> new OutcomeWords("deals", "were won");
      default -> new OutcomeWords("customers", "left");
    };
  }
}
