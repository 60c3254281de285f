package io.bowtie.governance;

import java.util.Locale;

/** How far a use case has come on its way to users. */
public enum RolloutStage {
  /** Judged by past nights alone. */
  HISTORICAL_TEST,
  /** Scored and logged every night, shown to no user. */
  SHADOW,
  /** Shown to users; no criterion leads out of it. */
  LIVE;

  /** The word in {@code gold.rollout_checks}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
