package io.bowtie.config;

import java.util.Locale;

/** Who sees what a use case says. */
public enum Mode {
  /** Nobody, for it is not scored. */
  OFF,
  /** Nobody but its owners: it is scored and logged, and compared with what people did. */
  SHADOW,
  /** Its users. */
  LIVE;

  /** The word in conf and tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
