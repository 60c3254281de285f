package io.bowtie.model;

import java.util.Optional;

/** What came of a fit. */
sealed interface FitResult {

  /**
   * Models, and what they were fitted on.
   *
   * @param fitted the candidates and baselines
   */
  record Learned(Fitted fitted) implements FitResult {}

  /**
   * Nothing.
   *
   * @param reason a sentence
   */
  record TooLittle(String reason) implements FitResult {}

  /** The models; empty where there was too little to learn from. */
  default Optional<Fitted> model() {
    return this instanceof Learned learned ? Optional.of(learned.fitted()) : Optional.empty();
  }

  /** Why there is none; empty where there is one. */
  default Optional<String> whyNot() {
    return this instanceof TooLittle none ? Optional.of(none.reason()) : Optional.empty();
  }
}
