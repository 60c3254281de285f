package io.bowtie.model.leakage;

import java.util.Arrays;
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

  /** Whether it may know too much, and so does not train: a constant knows nothing. */
  public boolean isHeldAgainst() {
    return this == NEEDS_SIGN_OFF || this == REFUSED;
  }

  /** All as tables write them. */
  static String[] words() {
    return Arrays.stream(values()).map(LedgerVerdict::word).toArray(String[]::new);
  }

  /** The verdict that tables write so. */
  public static LedgerVerdict parse(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** As tables write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
