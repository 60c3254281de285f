package io.bowtie.evaluation;

import java.util.Locale;

/** What a use case may show tonight. */
public enum Verdict {
  /** The model's scores. */
  PUBLISH,
  /** The best baseline's scores, which say so. */
  RULES_ONLY,
  /** Nothing. */
  ABSTAIN;

  /** As tables and reports write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
