package io.bowtie.config;

import java.util.Locale;

/** The learning algorithms that compete to be a use case's model. */
public enum Algorithm {
  LOGISTIC_REGRESSION,
  GRADIENT_BOOSTED_TREES,
  RANDOM_FOREST;

  /** As tables write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As conf writes it: the section under {@code train}. */
  String key() {
    return word().replace('_', '-');
  }
}
