package io.bowtie.model.leakage;

import java.util.Locale;

/** What becomes of a candidate, from best to worst. */
public enum LedgerVerdict {
  /** It may train. */
  KEPT,
  /** It has one value: there is nothing to learn from it. */
  CONSTANT,
  /** It trains once somebody answers for it in conf. */
  NEEDS_SIGN_OFF,
  /** It never trains. */
  REFUSED;

  /** As tables write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
