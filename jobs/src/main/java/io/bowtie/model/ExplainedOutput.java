package io.bowtie.model;

import java.util.Locale;

/** What a model's contributions add up to. */
public enum ExplainedOutput {
  LOG_ODDS(0.02),
  PROBABILITY(0.005);

  private final double worthSaying;

  ExplainedOutput(double worthSaying) {
    this.worthSaying = worthSaying;
  }

  /** Smaller contributions are no reason to anybody. */
  public double worthSaying() {
    return worthSaying;
  }

  /** As tables write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
