package io.bowtie.report.view;

import java.util.Locale;

/** What a coloured word means; the word itself always says it too. */
public enum Tone {
  PLAIN,
  GOOD,
  CAUTION,
  BAD,
  MUTED;

  /** The style class. */
  public String css() {
    return "tone-" + name().toLowerCase(Locale.ROOT);
  }
}
